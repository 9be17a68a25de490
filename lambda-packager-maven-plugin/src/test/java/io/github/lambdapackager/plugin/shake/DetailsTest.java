package io.github.lambdapackager.plugin.shake;

import static io.github.lambdapackager.plugin.shake.Workbench.compile;
import static io.github.lambdapackager.plugin.shake.Workbench.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdapackager.plugin.model.KeepRule;
import io.github.lambdapackager.plugin.model.ShakenFunction;
import io.github.lambdapackager.plugin.model.ShrinkMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;

class DetailsTest {
    private static final String BOX = """
            package lib;
            public class Box {
                private final java.util.List<String> first;
                private final int second;
                private final long third;
                public Box(java.util.List<String> first) throws java.io.IOException {
                    this.first = first;
                    this.second = 2;
                    this.third = 3L;
                }
                public int length(@Hidden String text) {
                    int sum = 0;
                    long factor =
                            third;
                    int more = second
                            + sum;
                    return first
                                    .size()
                            + more
                            + text
                                    .length();
                }
                public java.util.List<String> first() {
                    return first;
                }
                public static String trace(Box box) {
                    try {
                        return "" + box.length(null);
                    } catch (NullPointerException e) {
                        return e.getStackTrace()[0] + " " + e.getStackTrace()[1];
                    }
                }
                private static int calls = Integer.getInteger("calls", 7);
                public static int locked(Object lock) {
                    int twice = calls;
                    synchronized (lock) {
                        twice += lock
                                .hashCode();
                    }
                    return twice;
                }
                public static int closed(AutoCloseable resource) throws Exception {
                    int sum = 0;
                    try {
                        sum += resource
                                .hashCode();
                    } catch (IllegalStateException e) {
                        throw
                            e;
                    } finally {
                        sum++;
                        resource.close();
                    }
                    return sum;
                }
                public static int thrown(Exception problem) throws Exception {
                    try {
                        return problem.hashCode();
                    } catch (IllegalStateException e) {
                        problem = e.getMessage() == null ? null : e;
                    }
                    throw
                        problem;
                }
            }""";
    private static final String HIDDEN = """
            package lib;
            @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.CLASS)
            public @interface Hidden {}""";
    private static final String MAIN = """
            public class Main {
                public static Object run() throws Exception {
                    lib.Box box = new lib.Box(new java.util.ArrayList<>());
                    return box.first().size() + lib.Box.trace(box);
                }
            }""";

    @TempDir
    Path folder;

    @Test
    void aStackTraceShowsTheLinesThatItShowedBefore() throws Exception {
        ShakenFunction shaken = bench().shake();

        assertThat(run(shaken))
                .isEqualTo("0lib.Box.length(Box.java:21) lib.Box.trace(Box.java:28)")
                .isEqualTo(run(bench().mode(ShrinkMode.CLASSES).shake()));
    }

    @Test
    void linesThatNoStackTraceCanShowGo() throws Exception {
        ShakenFunction shaken = bench().shake();

        assertThat(lines(shaken))
                .isEqualTo(Map.of("<clinit>", "33 ", "<init>", "", "length", "18 21 ", "first", "", "trace", "28 30 "));
        assertThat(lines(bench().mode(ShrinkMode.CLASSES).shake())).containsEntry("<init>", "6 7 8 9 10 ");
    }

    @Test
    void aLineStaysWhereSomethingMayBeThrownAndNotWhereWhatWasCaughtGoesOn() throws Exception {
        ShakenFunction shaken = bench("""
                        public class Main {
                            public static Object run() throws Exception {
                                return lib.Box.locked("") + lib.Box.closed(() -> {}) + lib.Box.thrown(new Exception());
                            }
                        }""").shake();

        assertThat(lines(shaken))
                .containsEntry("<clinit>", "33 ")
                .containsEntry("locked", "36 38 ")
                .containsEntry("closed", "46 52 ")
                .containsEntry("thrown", "58 60 62 ");
    }

    @Test
    void genericTypesGoFromMembersThatNobodyReflectsUpon() throws Exception {
        ClassNode box = box(bench().shake());

        assertThat(box.fields).extracting(field -> field.signature).containsOnlyNulls();
        assertThat(box.methods).extracting(method -> method.signature).containsOnlyNulls();
        assertThat(box.methods).allMatch(method -> method.exceptions.isEmpty());
    }

    @Test
    void whatCompilersTellOneAnotherStaysOnlyWhereSomebodyAsks() throws Exception {
        assertThat(annotations("return new lib.Described().id() + \"\";")).isEmpty();
        assertThat(annotations("return new lib.Described().id() + \"kotlin.Metadata\";"))
                .containsExactly("Lkotlin/Metadata;");
        assertThat(annotations("return new lib.Described().getClass().isAnnotationPresent(kotlin.Metadata.class);"))
                .containsExactly("Lkotlin/Metadata;");
    }

    private List<String> annotations(String body) throws Exception {
        var lib = compile(
                folder,
                Map.of(
                        "kotlin.Metadata",
                        "package kotlin; import java.lang.annotation.*; @Retention(RetentionPolicy.RUNTIME) public @interface Metadata {}",
                        "lib.Described",
                        "package lib; @kotlin.Metadata public class Described { public int id() { return 1; } }"));
        var main = compile(
                folder,
                Map.of("Main", "public class Main { public static Object run() throws Exception { " + body + " } }"),
                lib);
        ShakenFunction shaken =
                new Workbench(folder).module(main).library("lib", lib).shake();
        assertThat(run(shaken)).isNotNull();
        ClassNode described = node(shaken, "lib/Described.class");
        return described.visibleAnnotations == null
                ? List.of()
                : described.visibleAnnotations.stream()
                        .map(annotation -> annotation.desc)
                        .toList();
    }

    @Test
    void genericTypesStayWhereAClassIsKeptByName() throws Exception {
        ClassNode box = box(bench().rule(KeepRule.always("-keep class lib.Box { <init>(...); }", "it is injected"))
                .shake());

        assertThat(field(box, "first").signature).isEqualTo("Ljava/util/List<Ljava/lang/String;>;");
    }

    @Test
    void genericTypesStayWhereAClassThatInheritsThemIsReflected() throws Exception {
        var lib = compile(
                folder,
                Map.of(
                        "lib.Base",
                        "package lib; public class Base { public java.util.List<String> names; }",
                        "lib.Sub",
                        "package lib; public class Sub extends Base {}"));
        var main = compile(folder, Map.of("Main", """
                        public class Main {
                            public static Object run() throws Exception {
                                new lib.Sub().names = null;
                                return lib.Sub.class.getField("names").getGenericType().getTypeName();
                            }
                        }"""), lib);

        assertThat(run(new Workbench(folder).module(main).library("lib", lib).shake()))
                .isEqualTo("java.util.List<java.lang.String>");
    }

    @Test
    void whatOnlyCompilersReadGoes() throws Exception {
        var lib = compile(folder, Map.of("lib.Outer", """
                package lib;
                public class Outer {
                    public static class Nested {}
                    public static Object[] names(java.util.Map.Entry<String, String> entry) {
                        return new Object[] {Nested.class.getSimpleName(), Outer.class.getDeclaredClasses().length, entry.getKey()};
                    }
                }"""));
        var main = compile(folder, Map.of("Main", """
                        public class Main {
                            public static Object run() {
                                return java.util.Arrays.toString(lib.Outer.names(java.util.Map.entry("key", "")));
                            }
                        }"""), lib);
        ShakenFunction shaken =
                new Workbench(folder).module(main).library("lib", lib).shake();

        assertThat(run(shaken)).isEqualTo("[Nested, 1, key]");
        assertThat(node(shaken, "lib/Outer.class").innerClasses)
                .extracting(inner -> inner.name)
                .containsExactly("lib/Outer$Nested");
        assertThat(method(box(bench().shake()), "length").invisibleParameterAnnotations)
                .isNull();
        assertThat(method(box(bench().mode(ShrinkMode.CLASSES).shake()), "length").invisibleParameterAnnotations)
                .isNotNull();
    }

    private Workbench bench() {
        return bench(MAIN);
    }

    private Workbench bench(String main) {
        var lib = compile(folder, Map.of("lib.Box", BOX, "lib.Hidden", HIDDEN));
        return new Workbench(folder)
                .module(compile(folder, Map.of("Main", main), lib))
                .library("lib", lib);
    }

    private static Map<String, String> lines(ShakenFunction shaken) {
        Map<String, String> lines = new TreeMap<>();
        for (MethodNode method : box(shaken).methods) {
            StringBuilder text = new StringBuilder();
            method.instructions.forEach(instruction -> {
                if (instruction instanceof LineNumberNode line) {
                    text.append(line.line).append(' ');
                }
            });
            lines.put(method.name, text.toString());
        }
        return lines;
    }

    private static ClassNode box(ShakenFunction shaken) {
        return node(shaken, "lib/Box.class");
    }

    private static ClassNode node(ShakenFunction shaken, String file) {
        ClassNode node = new ClassNode();
        new ClassReader(Objects.requireNonNull(
                        shaken.elements().get(1).entries().get(file)))
                .accept(node, 0);
        return node;
    }

    private static FieldNode field(ClassNode node, String name) {
        return node.fields.stream()
                .filter(field -> field.name.equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static MethodNode method(ClassNode node, String name) {
        return node.methods.stream()
                .filter(method -> method.name.equals(name))
                .findFirst()
                .orElseThrow();
    }
}
