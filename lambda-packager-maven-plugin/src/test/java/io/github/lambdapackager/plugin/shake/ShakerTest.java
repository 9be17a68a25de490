package io.github.lambdapackager.plugin.shake;

import static io.github.lambdapackager.plugin.shake.Workbench.compile;
import static io.github.lambdapackager.plugin.shake.Workbench.run;
import static io.github.lambdapackager.plugin.shake.Workbench.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdapackager.plugin.model.KeepRule;
import io.github.lambdapackager.plugin.model.KeepRule.Trigger;
import io.github.lambdapackager.plugin.model.Log4jPluginFile;
import io.github.lambdapackager.plugin.model.ShakenElement;
import io.github.lambdapackager.plugin.model.ShakenFunction;
import io.github.lambdapackager.plugin.model.ShrinkMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShakerTest {
    @TempDir
    Path folder;

    @Test
    void aClassThatNobodyReachesIsRemoved() throws Exception {
        var lib = compile(
                folder,
                Map.of(
                        "lib.Used",
                        "package lib; public class Used { public static int one() { return 1; } }",
                        "lib.Unused",
                        "package lib; public class Unused {}"));
        ShakenFunction shaken = bench("return lib.Used.one();", lib).shake();

        assertThat(shaken.kept()).containsOnlyKeys("Main", "lib.Used");
        assertThat(shaken.removed()).contains("lib.Unused");
        assertThat(shaken.classesIn()).isEqualTo(3);
        assertThat(shaken.classesOut()).isEqualTo(2);
        assertThat(run(shaken)).isEqualTo(1);
    }

    @Test
    void aMemberOfADependencyThatNobodyReachesIsRemoved() throws Exception {
        var lib = compile(folder, Map.of("lib.Used", """
                package lib;
                public class Used { public static int one() { return 1; } public static int two() { return 2; } int field; }"""));
        ShakenFunction shaken = bench("return lib.Used.one();", lib).shake();

        assertThat(shaken.removed()).contains("lib.Used: two()I", "lib.Used: fieldI");
        assertThat(run(shaken)).isEqualTo(1);
    }

    @Test
    void ownCodeKeepsItsMembers() throws Exception {
        var main = compile(
                folder,
                Map.of(
                        "Main",
                        "public class Main { public static Object run() { return 1; } int field; void unused() {} }"));
        ShakenFunction shaken = new Workbench(folder).module(main).shake();

        assertThat(shaken.removed()).isEmpty();
    }

    @Test
    void namesOfLocalVariablesStayInOwnCodeAlone() throws Exception {
        var lib = compile(
                folder,
                Map.of(
                        "lib.Used",
                        "package lib; public class Used { public static int two() { int inLibrary = Integer.parseInt(\"2\"); return inLibrary; } }"));
        Workbench bench = bench("int inModule = lib.Used.two(); return inModule;", lib);

        ShakenFunction shaken = bench.shake();
        assertThat(content(shaken, 0, "Main.class")).contains("inModule", "LineNumberTable");
        assertThat(content(shaken, 1, "lib/Used.class"))
                .doesNotContain("inLibrary", "LocalVariableTable")
                .contains("LineNumberTable");
        assertThat(run(shaken)).isEqualTo(2);
        assertThat(content(bench.mode(ShrinkMode.CLASSES).shake(), 1, "lib/Used.class"))
                .contains("inLibrary");
    }

    @Test
    void namesOfLocalVariablesStayWhereSomebodyReadsThem() throws Exception {
        var lib = compile(folder, Map.of("com.thoughtworks.paranamer.BytecodeReadingParanamer", """
                        package com.thoughtworks.paranamer;
                        public class BytecodeReadingParanamer {
                            public static int two() { int inLibrary = 2; return inLibrary; }
                        }"""));
        ShakenFunction shaken = bench("return com.thoughtworks.paranamer.BytecodeReadingParanamer.two();", lib)
                .shake();

        assertThat(content(shaken, 1, "com/thoughtworks/paranamer/BytecodeReadingParanamer.class"))
                .contains("inLibrary");
    }

    private static String content(ShakenFunction shaken, int element, String file) {
        byte[] bytes =
                Objects.requireNonNull(shaken.elements().get(element).entries().get(file));
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    @Test
    void modeClassesRemovesNoMembers() throws Exception {
        var lib = compile(
                folder,
                Map.of(
                        "lib.Used",
                        "package lib; public class Used { public static int one() { return 1; } void two() {} }",
                        "lib.Unused",
                        "package lib; public class Unused {}"));
        ShakenFunction shaken =
                bench("return lib.Used.one();", lib).mode(ShrinkMode.CLASSES).shake();

        assertThat(shaken.removed()).containsExactly("lib.Unused");
    }

    @Test
    void modeNoneRemovesNothing() throws Exception {
        var lib = compile(folder, Map.of("lib.Unused", "package lib; public class Unused {}"));
        ShakenFunction shaken = bench("return 1;", lib).mode(ShrinkMode.NONE).shake();

        assertThat(shaken.removed()).isEmpty();
        assertThat(shaken.kept()).containsOnlyKeys("Main", "lib.Unused");
    }

    @Test
    void aClassNamedInAStringOfReachedCodeIsWhole() throws Exception {
        var lib = compile(
                folder,
                Map.of(
                        "lib.Named",
                        "package lib; public class Named { public String toString() { return helper(); } private String helper() { return \"ok\"; } int unused; }"));
        ShakenFunction shaken = bench("""
                String name = "lib.Na" + new String("med");
                return Class.forName("lib.Named").getDeclaredConstructor().newInstance().toString();""", lib).shake();

        assertThat(run(shaken)).isEqualTo("ok");
        assertThat(shaken.removed()).isEmpty();
        assertThat(shaken.kept().get("lib.Named")).isEqualTo("named in a string of Main.run");
    }

    @Test
    void aClassKnownByItsNameKeepsTheMembersItInherits() throws Exception {
        var lib = compile(
                folder,
                Map.of(
                        "lib.Base",
                        "package lib; public class Base { public String greeting() { return \"hello\"; } }",
                        "lib.Named",
                        "package lib; public class Named extends Base {}"));
        ShakenFunction shaken = bench("""
                Class<?> named = Class.forName("lib.Named");
                return named.getMethod("greeting").invoke(named.getConstructor().newInstance());""", lib).shake();

        assertThat(run(shaken)).isEqualTo("hello");
        assertThat(shaken.kept().get("lib.Base"))
                .isEqualTo("referenced by lib.Named; whole: its members are inherited by lib.Named");
    }

    @Test
    void aLiteralIsWholeWhereCodeIsWritten() throws Exception {
        var lib = compile(
                folder,
                Map.of(
                        "org.other.asm.ClassWriter",
                        "package org.other.asm; public class ClassWriter { public void extend(String name) {} }",
                        "lib.Base",
                        "package lib; public class Base { protected Base() {} protected int hook() { return 1; } }"));
        ShakenFunction shaken = bench("""
                new org.other.asm.ClassWriter().extend(lib.Base.class.getName());
                return 1;""", lib).shake();

        assertThat(shaken.removed()).isEmpty();
    }

    @Test
    void aClassWhoseFieldsAreAskedForKeepsFieldsAlone() throws Exception {
        var lib = compile(
                folder,
                Map.of(
                        "lib.Counter",
                        "package lib; public class Counter { volatile int count; public void unused() {} static final"
                                + " java.util.concurrent.atomic.AtomicIntegerFieldUpdater<Counter> COUNT ="
                                + " java.util.concurrent.atomic.AtomicIntegerFieldUpdater.newUpdater(Counter.class, \"count\");"
                                + " public int next() { return COUNT.incrementAndGet(this); } }"));
        ShakenFunction shaken = bench("return new lib.Counter().next();", lib).shake();

        assertThat(run(shaken)).isEqualTo(1);
        assertThat(shaken.removed()).containsExactly("lib.Counter: unused()V");
    }

    @Test
    void aClassOfWhichInstancesAreMadeByReflectionKeepsConstructorsAndSetters() throws Exception {
        var lib = compile(
                folder,
                Map.of(
                        "lib.Bean",
                        "package lib; public class Bean { public String name; public void setName(String name) { this.name = name; }"
                                + " public void unused() {} }"));
        ShakenFunction shaken = bench("""
                Object bean = lib.Bean.class.getDeclaredConstructor().newInstance();
                bean.getClass().getMethod("setName", String.class).invoke(bean, "set");
                return ((lib.Bean) bean).name;""", lib).shake();

        assertThat(run(shaken)).isEqualTo("set");
        assertThat(shaken.removed()).containsExactly("lib.Bean: unused()V");
    }

    @Test
    void aClassWithAnAnnotationThatReachedCodeAsksForIsWhole() throws Exception {
        var lib = compile(
                folder,
                Map.of(
                        "lib.Mapped",
                        "package lib; import java.lang.annotation.*; @Retention(RetentionPolicy.RUNTIME) public @interface Mapped {}",
                        "lib.Ignored",
                        "package lib; import java.lang.annotation.*; @Retention(RetentionPolicy.RUNTIME) public @interface Ignored {}",
                        "lib.Row",
                        "package lib; public class Row { @Mapped private int id; private int price; }",
                        "lib.Other",
                        "package lib; @Ignored public class Other { private int id; }",
                        "lib.Mapper",
                        "package lib; public class Mapper { public static boolean maps(Object row) throws Exception {"
                                + " return row.getClass().getDeclaredField(\"id\".trim()).isAnnotationPresent(Mapped.class); } }"));
        ShakenFunction shaken = bench("new lib.Other(); return lib.Mapper.maps(new lib.Row());", lib)
                .shake();

        assertThat(run(shaken)).isEqualTo(true);
        assertThat(shaken.kept().get("lib.Row")).contains("has an annotation that reached code asks for, lib.Mapped");
        assertThat(shaken.removed()).contains("lib.Other: idI").doesNotContain("lib.Row: priceI");
    }

    @Test
    void aClassWithAnAnnotationThatOnlyMarksItLosesMembers() throws Exception {
        var lib = compile(
                folder,
                Map.of(
                        "org.jspecify.annotations.Nullable",
                        "package org.jspecify.annotations; import java.lang.annotation.*;"
                                + " @Retention(RetentionPolicy.RUNTIME) public @interface Nullable {}",
                        "lib.Row",
                        "package lib; public class Row { @org.jspecify.annotations.Nullable public String name() { return null; }"
                                + " private int price; }"));
        ShakenFunction shaken = bench(
                        "new lib.Row().name(); return org.jspecify.annotations.Nullable.class.getSimpleName();", lib)
                .shake();

        assertThat(run(shaken)).isEqualTo("Nullable");
        assertThat(shaken.removed()).contains("lib.Row: priceI");
    }

    @Test
    void kotlinsDescriptionOfAClassCountsOnceItIsAskedFor() throws Exception {
        var lib = compile(
                folder,
                Map.of(
                        "kotlin.Metadata",
                        "package kotlin; import java.lang.annotation.*; @Retention(RetentionPolicy.RUNTIME) public @interface Metadata { String[] d2(); }",
                        "lib.Described",
                        "package lib; @kotlin.Metadata(d2 = \"Llib/Mentioned;\") public class Described { private int id; }",
                        "lib.Mentioned",
                        "package lib; public class Mentioned {}"));

        assertThat(bench("return new lib.Described().getClass();", lib).shake().removed())
                .contains("lib.Mentioned", "lib.Described: idI");
        assertThat(bench("return lib.Described.class.getAnnotation(kotlin.Metadata.class).d2()[0];", lib)
                        .shake()
                        .removed())
                .doesNotContain("lib.Mentioned");
    }

    @Test
    void kotlinsDescriptionOfAClassThatNobodyHandsOutKeepsNothingEvenWhereOthersAreAskedForTheirs() throws Exception {
        var lib = compile(
                folder,
                Map.of(
                        "kotlin.Metadata",
                        "package kotlin; import java.lang.annotation.*; @Retention(RetentionPolicy.RUNTIME) public @interface Metadata { String[] d2(); }",
                        "lib.Described",
                        "package lib; @kotlin.Metadata(d2 = \"Llib/Mentioned;\") public class Described { public int id() { return 1; } }",
                        "lib.Mentioned",
                        "package lib; public class Mentioned {}"));

        assertThat(bench(
                                "return String.class.isAnnotationPresent(kotlin.Metadata.class) || new lib.Described().id() > 0;",
                                lib)
                        .shake()
                        .removed())
                .contains("lib.Mentioned");
        assertThat(bench(
                                "Object handed = lib.Described.class; return handed.getClass().isAnnotationPresent(kotlin.Metadata.class);",
                                lib)
                        .shake()
                        .removed())
                .doesNotContain("lib.Mentioned");
    }

    @Test
    void whatKotlinNotesForDebuggersKeepsNothing() throws Exception {
        var lib = compile(
                folder,
                Map.of(
                        "kotlin.jvm.internal.SourceDebugExtension",
                        "package kotlin.jvm.internal; import java.lang.annotation.*; @Retention(RetentionPolicy.RUNTIME) public @interface SourceDebugExtension { String[] value(); }",
                        "lib.Described",
                        "package lib; @kotlin.jvm.internal.SourceDebugExtension(\"SMAP 1 lib/Mentioned\") public class Described {}",
                        "lib.Mentioned",
                        "package lib; public class Mentioned {}"));

        assertThat(bench("return new lib.Described();", lib).shake().removed()).contains("lib.Mentioned");
    }

    @Test
    void aNameThatIsOnlyComparedWithKeepsNothing() throws Exception {
        var lib = compile(
                folder,
                Map.of(
                        "lib.Named",
                        "package lib; public class Named {}",
                        "lib.Mark",
                        "package lib; import java.lang.annotation.*; @Retention(RetentionPolicy.RUNTIME) public @interface Mark {}"));
        String asked = "String name = Main.class.getName(); return ";

        assertThat(bench(asked + "name.equals(\"lib.Named\");", lib).shake().removed())
                .contains("lib.Named");
        assertThat(bench(asked + "name.startsWith(\"lib.Named\");", lib).shake().removed())
                .contains("lib.Named");
        assertThat(bench(asked + "java.util.List.of(\"lib.Named\").contains(name);", lib)
                        .shake()
                        .removed())
                .doesNotContain("lib.Named");
        assertThat(bench(asked + "name.concat(\"lib.Named\");", lib).shake().removed())
                .doesNotContain("lib.Named");
        // Whoever loads classes by names may load those that are allowed.
        assertThat(bench(asked + "name.equals(\"lib.Named\") ? Class.forName(name) : null;", lib)
                        .shake()
                        .removed())
                .doesNotContain("lib.Named");
        // Whoever looks for an annotation by its name does so where classes carry it.
        assertThat(bench(asked + "name.equals(\"lib.Mark\");", lib).shake().removed())
                .doesNotContain("lib.Mark");
    }

    @Test
    void aRuleMayWaitForAnAddressInAString() throws Exception {
        var lib = compile(folder, Map.of("lib.Handler", "package lib; public class Handler {}"));
        var waiting = KeepRule.whole("lib.Handler", "handler", new Trigger.AddressReached("http://lib.org/schema/a"));

        assertThat(bench("return \"<a xmlns='http://lib.org/schema/a'/>\";", lib)
                        .rule(waiting)
                        .shake()
                        .kept())
                .containsEntry("lib.Handler", "handler");
        assertThat(bench("return \"http://lib.org/schema/b\";", lib)
                        .rule(waiting)
                        .shake()
                        .kept())
                .containsOnlyKeys("Main");
    }

    @Test
    void ownClassesOfAPackageThatReachedCodeNamesAreScanned() throws Exception {
        var main = compile(
                folder,
                Map.of(
                        "Main",
                        "public class Main { public static Object run() { return \"classpath:db/migration\"; } }",
                        "db.migration.V1",
                        "package db.migration; public class V1 {}",
                        "db.other.V2",
                        "package db.other; public class V2 {}"));
        var lib = compile(folder, Map.of("db.migration.Theirs", "package db.migration; public class Theirs {}"));
        ShakenFunction shaken =
                new Workbench(folder).module(main).library("lib", lib).shake();

        assertThat(shaken.kept())
                .containsOnlyKeys("Main", "db.migration.V1")
                .containsEntry("db.migration.V1", "in a package that is named in a string of Main.run");
    }

    @Test
    void aNameInAStringOfCodeThatNobodyReachesKeepsNothing() throws Exception {
        var lib = compile(folder, Map.of("lib.Used", """
                package lib;
                public class Used {
                    public static int one() { return 1; }
                    public static String name() { return "lib.Named"; }
                }""", "lib.Named", "package lib; public class Named {}"));
        assertThat(bench("return lib.Used.one();", lib).shake().kept()).doesNotContainKey("lib.Named");
    }

    @Test
    void aRuleCountsOnceItsTriggerIsReached() throws Exception {
        var lib = compile(
                folder,
                Map.of(
                        "lib.Service",
                        "package lib; public interface Service { static int one() { return 1; } }",
                        "lib.Provider",
                        "package lib; public class Provider implements Service {}",
                        "lib.Other",
                        "package lib; public class Other {}"));
        var waiting = KeepRule.whole("lib.Provider", "provider", new Trigger.ClassReached(Set.of("lib.Service")));

        assertThat(bench("return lib.Service.one();", lib).rule(waiting).shake().kept())
                .containsKey("lib.Provider");
        assertThat(bench("return 1;", lib).rule(waiting).shake().kept()).containsOnlyKeys("Main");
    }

    @Test
    void aProviderCountsOnceSomebodyMayAskForItsService() throws Exception {
        var lib = compile(
                folder,
                Map.of(
                        "lib.Service",
                        "package lib; public interface Service { default int id() { return 1; } }",
                        "lib.Direct",
                        "package lib; public class Direct implements Service {}",
                        "lib.Provider",
                        "package lib; public class Provider implements Service {}"));
        var provider = KeepRule.whole("lib.Provider", "provider", new Trigger.ClassAsked("lib.Service"));

        assertThat(bench("return ((lib.Service) new lib.Direct()).id();", lib)
                        .rule(provider)
                        .shake()
                        .removed())
                .contains("lib.Provider");
        assertThat(bench("return java.util.ServiceLoader.load(lib.Service.class);", lib)
                        .rule(provider)
                        .shake()
                        .kept())
                .containsKey("lib.Provider");
        assertThat(bench("return java.util.ServiceLoader.load(Class.forName(\"lib.Service\"));", lib)
                        .rule(provider)
                        .shake()
                        .kept())
                .containsKey("lib.Provider");
    }

    @Test
    void whatNoJvmCanLoadReachesNothing() throws Exception {
        var optional = compile(
                folder, Map.of("optional.Base", "package optional; public class Base { public void start() {} }"));
        var lib = compile(
                folder,
                Map.of(
                        "lib.Extra",
                        "package lib; public class Extra extends optional.Base { public static Object make() { return new Extra(); }"
                                + " @Override public void start() { new Behind(); } }",
                        "lib.Behind",
                        "package lib; public class Behind {}"),
                optional);
        String body = """
                try {
                    return Class.forName("lib.Extra").getMethod("make").invoke(null);
                } catch (NoClassDefFoundError e) {
                    return e.getMessage();
                }""";

        ShakenFunction shaken = bench(body, lib).shake();
        assertThat(run(shaken)).isEqualTo("optional/Base");
        assertThat(shaken.removed()).contains("lib.Behind");
        assertThat(bench(body, lib).library("optional", optional).shake().removed())
                .doesNotContain("lib.Behind");
    }

    @Test
    void aRuleMayWaitForAClassOfTheJdkAndForAPackage() throws Exception {
        var lib = compile(
                folder, Map.of("lib.A", "package lib; public class A {}", "lib.B", "package lib; public class B {}"));
        ShakenFunction shaken = bench("return new java.util.zip.CRC32().getValue();", lib)
                .rule(KeepRule.whole("lib.A", "a", new Trigger.ClassReached(Set.of("java.util.zip.CRC32"))))
                .rule(KeepRule.whole("lib.B", "b", new Trigger.PackageReached("java.util.zip")))
                .shake();

        assertThat(shaken.kept()).containsEntry("lib.A", "a").containsEntry("lib.B", "b");
    }

    @Test
    void aRuleWithAConditionKeepsMembersOfWhatMeetsIt() throws Exception {
        var lib = compile(
                folder,
                Map.of(
                        "lib.Native",
                        "package lib; public class Native { public static native void call(); void callback() {} }",
                        "lib.Plain",
                        "package lib; public class Plain { public static void call() {} void callback() {} }",
                        "lib.Unreached",
                        "package lib; public class Unreached { native void call(); }"));
        ShakenFunction shaken = bench("lib.Native.call(); lib.Plain.call(); return 1;", lib)
                .rule(KeepRule.always(
                        "-if class * { native <methods>; } -keepclassmembers class <1> { *; }", "called by JNI"))
                .shake();

        assertThat(shaken.removed())
                .contains("lib.Plain: callback()V", "lib.Unreached")
                .doesNotContain("lib.Native: callback()V");
    }

    @Test
    void aWildcardStandsForALetterThatRulesCannotName() throws Exception {
        var lib = compile(folder, Map.of("lib.Größe", "package lib; public class Größe { int unused; }"));
        ShakenFunction shaken = bench("return 1;", lib)
                .rule(KeepRule.always("-keep class lib.Gr??e { *; }", "odd"))
                .shake();

        assertThat(shaken.kept()).containsEntry("lib.Größe", "odd");
        assertThat(shaken.removed()).isEmpty();
    }

    @Test
    void codeOfAClassThatIsNeverInstantiatedReachesNothing() throws Exception {
        var lib = compile(folder, Map.of("lib.Request", """
                package lib;
                public class Request {
                    static final Object TABLE = new Costly();
                    public String name() { return new Costly().toString(); }
                }""", "lib.Costly", "package lib; public class Costly {}"));
        ShakenFunction shaken = bench("""
                Object request = "plain";
                return request instanceof lib.Request r ? r.name() : request;""", lib).shake();

        assertThat(shaken.kept()).containsOnlyKeys("Main", "lib.Request");
        assertThat(run(shaken)).isEqualTo("plain");
    }

    @Test
    void aLocalClassOutlivesTheMethodAroundIt() throws Exception {
        var lib = compile(folder, Map.of("lib.Outer", """
                package lib;
                public class Outer {
                    static Object made() { class Local {} return new Local(); }
                    public static int one() { return 1; }
                }"""));
        ShakenFunction shaken = bench("Class.forName(\"lib.Outer$1Local\"); return lib.Outer.one();", lib)
                .shake();
        assertThat(shaken.kept()).containsKey("lib.Outer$1Local");
        assertThat(shaken.removed()).contains("lib.Outer: made()Ljava/lang/Object;");

        ShakenFunction asked = bench(
                        "Class<?> local = Class.forName(\"lib.Outer$1Local\"); lib.Outer.one();"
                                + "return local.getEnclosingClass().getName() + local.getEnclosingMethod() + local.isLocalClass();",
                        lib)
                .shake();
        assertThat(run(asked)).isEqualTo("lib.Outernulltrue");
    }

    @Test
    void codeRunsOnceAConstructorIsReachedAnywhere() throws Exception {
        var lib = compile(
                folder,
                Map.of(
                        "lib.Base",
                        """
                package lib;
                public abstract class Base { public String name() { return new Costly().toString(); } }""",
                        "lib.Sub",
                        "package lib; public class Sub extends Base { public static Base create() { return new Sub(); } }",
                        "lib.Costly",
                        "package lib; public class Costly { public String toString() { return \"costly\"; } }"));
        ShakenFunction shaken = bench("return lib.Sub.create().name();", lib).shake();

        assertThat(run(shaken)).isEqualTo("costly");
    }

    @Test
    void aConstructorReferenceInstantiates() throws Exception {
        var lib = compile(
                folder,
                Map.of(
                        "lib.Made",
                        "package lib; public class Made implements java.util.function.Supplier<String> { public String get() { return \"made\"; } }"));
        ShakenFunction shaken = bench("""
                java.util.function.Supplier<java.util.function.Supplier<String>> maker = lib.Made::new;
                return maker.get().get();""", lib).shake();

        assertThat(run(shaken)).isEqualTo("made");
    }

    @Test
    void staticInitializersRunInTheOrderOfTheHierarchy() throws Exception {
        var lib = compile(
                folder,
                Map.of(
                        "lib.Log",
                        "package lib; public class Log { public static final StringBuilder TEXT = new StringBuilder(); }",
                        "lib.Base",
                        "package lib; public class Base { static { Log.TEXT.append(\"base \"); } }",
                        "lib.Sub",
                        "package lib; public class Sub extends Base { static { Log.TEXT.append(\"sub\"); } public static void touch() {} }"));
        ShakenFunction shaken =
                bench("lib.Sub.touch(); return lib.Log.TEXT.toString();", lib).shake();

        assertThat(run(shaken)).isEqualTo("base sub");
    }

    @Test
    void whatAnAnnotationNamesIsWhole() throws Exception {
        var lib = compile(
                folder,
                Map.of(
                        "lib.Using",
                        """
                package lib;
                import java.lang.annotation.*;
                @Retention(RetentionPolicy.RUNTIME) public @interface Using { Class<?> value(); }""",
                        "lib.Converter",
                        "package lib; public class Converter { public String toString() { return \"converted\"; } }"));
        var main = compile(folder, Map.of("Main", """
                @lib.Using(lib.Converter.class)
                public class Main {
                    public static Object run() throws Exception {
                        return Main.class.getAnnotation(lib.Using.class).value().getDeclaredConstructor().newInstance().toString();
                    }
                }"""), lib);
        ShakenFunction shaken =
                new Workbench(folder).module(main).library("lib", lib).shake();

        assertThat(run(shaken)).isEqualTo("converted");
        assertThat(shaken.kept().get("lib.Converter")).isEqualTo("named by an annotation of Main");
    }

    @Test
    void theFirstOfTwoClassesOfOneNameWinsAndTheOtherIsReported() throws Exception {
        var first = compile(
                folder,
                Map.of("lib.Twin", "package lib; public class Twin { public static int number() { return 1; } }"));
        var second = compile(
                folder,
                Map.of("lib.Twin", "package lib; public class Twin { public static int number() { return 2; } }"));
        ShakenFunction shaken = bench("return lib.Twin.number();", first)
                .library("second", second)
                .shake();

        assertThat(run(shaken)).isEqualTo(1);
        assertThat(shaken.warnings())
                .containsExactly("test:lib:1 hides test:second:1: 1 classes of one name, such as lib.Twin");
        assertThat(element(shaken, "second").entries()).isEmpty();
    }

    @Test
    void theVersionOfAMultiReleaseClassThatTheRuntimeSeesIsShaken() throws Exception {
        var base = compile(
                folder,
                Map.of(
                        "lib.Multi",
                        "package lib; public class Multi { public static String version() { return \"base\"; } }"));
        var nine = compile(
                folder,
                Map.of(
                        "lib.Multi",
                        "package lib; public class Multi { public static String version() { return \"9\"; } }"));
        Map<String, byte[]> entries = new HashMap<>(base);
        entries.put("META-INF/versions/9/lib/Multi.class", nine.get("lib/Multi.class"));
        entries.put("META-INF/versions/25/lib/Multi.class", base.get("lib/Multi.class"));
        var main = main("return lib.Multi.version();", base);

        ShakenFunction active = new Workbench(folder)
                .module(main)
                .multiReleaseLibrary("lib", entries)
                .shake();
        assertThat(run(active)).isEqualTo("9");
        assertThat(element(active, "lib").entries()).containsOnlyKeys("lib/Multi.class");

        ShakenFunction inactive =
                new Workbench(folder).module(main).library("lib", entries).shake();
        assertThat(run(inactive)).isEqualTo("base");
    }

    @Test
    void removedProvidersLeaveTheirServiceFile() throws Exception {
        var lib = compile(
                folder,
                Map.of(
                        "lib.Service",
                        "package lib; public interface Service { static int one() { return 1; } }",
                        "lib.Kept",
                        "package lib; public class Kept implements Service {}",
                        "lib.Gone",
                        "package lib; public class Gone implements Service {}"));
        Map<String, byte[]> entries = new HashMap<>(lib);
        entries.put("META-INF/services/lib.Service", text("# providers\nlib.Gone\nlib.Kept # the best\n"));
        ShakenFunction shaken = bench("return lib.Service.one();", entries)
                .rule(KeepRule.always("-keep class lib.Kept { *; }", "test"))
                .shake();

        assertThat(new String(
                        element(shaken, "lib").entries().get("META-INF/services/lib.Service"),
                        java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo("# providers\nlib.Kept # the best\n");
    }

    @Test
    void aRuleMayWaitForANameInAStringWhateverItsCase() throws Exception {
        var lib = compile(folder, Map.of("lib.Socket", "package lib; public class Socket {}"));
        var waiting = KeepRule.whole("lib.Socket", "appender", new Trigger.NameReached(Set.of("socket", "tcp")));

        assertThat(bench("return \"Tcp\";", lib).rule(waiting).shake().kept()).containsEntry("lib.Socket", "appender");
        assertThat(bench("return \"Tcp to you\";", lib).rule(waiting).shake().kept())
                .containsOnlyKeys("Main");
    }

    @Test
    void aPackageOfAWholeClassKeepsAnnotationsThatReflectionSees() throws Exception {
        String noted = "package lib; public @interface Noted {}";
        String seen =
                "package lib; @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME) public @interface Noted {}";

        assertThat(bench("return Class.forName(\"lib.A\");", annotatedPackage(seen))
                        .shake()
                        .kept())
                .containsOnlyKeys("Main", "lib.A", "lib.Noted", "lib.package-info");
        assertThat(bench("return Class.forName(\"lib.A\");", annotatedPackage(noted))
                        .shake()
                        .kept())
                .containsOnlyKeys("Main", "lib.A");
    }

    private Map<String, byte[]> annotatedPackage(String annotation) {
        return compile(
                folder,
                Map.of(
                        "lib.Noted",
                        annotation,
                        "lib.package-info",
                        "@Noted package lib;",
                        "lib.A",
                        "package lib; public class A {}"));
    }

    @Test
    void aRuleMayWaitForACallOfOneMethod() throws Exception {
        var lib = compile(
                folder,
                Map.of(
                        "lib.Commands",
                        "package lib; public interface Commands { void get(); void set(); }",
                        "lib.Target",
                        "package lib; public class Target { public void get() {} public void set() {} }"));
        var get = new KeepRule("-keepclassmembers class lib.Target { *** get(); }", "proxy", called("get"));
        var set = new KeepRule("-keepclassmembers class lib.Target { *** set(); }", "proxy", called("set"));
        String main =
                "Object commands = new lib.Target(); ((lib.Commands) commands).get(); return lib.Commands.class.getMethods();";

        assertThat(bench(main, lib).rule(get).rule(set).shake().removed())
                .contains("lib.Target: set()V")
                .doesNotContain("lib.Target: get()V", "lib.Commands: set()V");
    }

    private static Trigger called(String method) {
        return new Trigger.MethodCalled("lib.Commands", method, "()V");
    }

    @Test
    void aRuleMayWaitForAConversionInAPattern() throws Exception {
        var lib = compile(folder, Map.of("lib.Level", "package lib; public class Level {}"));
        var waiting = KeepRule.whole("lib.Level", "converter", new Trigger.ConversionReached(Set.of("p", "level")));

        assertThat(bench("return \"%d %-5levels %m\";", lib)
                        .rule(waiting)
                        .shake()
                        .kept())
                .containsEntry("lib.Level", "converter");
        assertThat(bench("return \"%d 5 % level %m\";", lib)
                        .rule(waiting)
                        .shake()
                        .kept())
                .containsOnlyKeys("Main");
    }

    @Test
    void removedPluginsLeaveLog4jsList() throws Exception {
        var lib = compile(
                folder,
                Map.of(
                        "lib.Kept",
                        "package lib; public class Kept {}",
                        "lib.Gone",
                        "package lib; public class Gone {}"));
        var kept = new Log4jPluginFile.Plugin("core", "kept", "lib.Kept", "Kept", true, false);
        var gone = new Log4jPluginFile.Plugin("core", "gone", "lib.Gone", "Gone", true, false);
        Map<String, byte[]> entries = new HashMap<>(lib);
        entries.put(Log4jPluginFile.PATH, new Log4jPluginFile(List.of(kept, gone)).toBytes());
        ShakenFunction shaken = bench("return 1;", entries)
                .rule(KeepRule.always("-keep class lib.Kept { *; }", "test"))
                .shake();

        assertThat(Log4jPluginFile.read(Objects.requireNonNull(
                                element(shaken, "lib").entries().get(Log4jPluginFile.PATH)))
                        .plugins())
                .containsExactly(kept);
    }

    @Test
    void signaturesAndWhatOnlyToolsReadGo() throws Exception {
        var lib = compile(folder, Map.of("lib.A", "package lib; public class A {}"));
        Map<String, byte[]> entries = new HashMap<>(lib);
        for (String name : new String[] {
            "META-INF/LIB.SF",
            "META-INF/LIB.RSA",
            "META-INF/INDEX.LIST",
            "module-info.class",
            "META-INF/maven/g/a/pom.xml"
        }) {
            entries.put(name, text("tool"));
        }
        entries.put("META-INF/maven/g/a/pom.properties", text("version=1"));
        entries.put("lib/data.txt", text("data"));
        ShakenFunction shaken = bench("return \"data.txt\";", entries).shake();

        assertThat(element(shaken, "lib").entries())
                .containsOnlyKeys("META-INF/maven/g/a/pom.properties", "lib/data.txt");
        assertThat(shaken.removed())
                .contains(
                        "META-INF/LIB.SF of test:lib:1 ← it is a signature of the jar as it was",
                        "META-INF/maven/g/a/pom.xml of test:lib:1"
                                + " ← Maven alone reads it; pom.properties stays for scanners");
    }

    @Test
    void aResourceStaysWhereItsReaderIsReached() throws Exception {
        var lib = compile(folder, Map.of("kotlin.reflect.jvm.internal.ReflectionFactoryImpl", """
                        package kotlin.reflect.jvm.internal;
                        public class ReflectionFactoryImpl { public static int one() { return 1; } }"""));
        Map<String, byte[]> entries = new HashMap<>(lib);
        entries.put("META-INF/lib.kotlin_module", text("facades"));

        assertThat(element(bench("return 1;", entries).shake(), "lib").entries())
                .doesNotContainKey("META-INF/lib.kotlin_module");
        assertThat(element(
                                bench("return kotlin.reflect.jvm.internal.ReflectionFactoryImpl.one();", entries)
                                        .shake(),
                                "lib")
                        .entries())
                .containsKey("META-INF/lib.kotlin_module");
    }

    @Test
    void anExemptedArtifactTravelsAsItIs() throws Exception {
        var lib = compile(
                folder,
                Map.of(
                        "lib.A",
                        "package lib; public class A { Class<?> b = B.class; }",
                        "lib.B",
                        "package lib; public class B {}"));
        ShakenFunction shaken = bench("return 1;", lib).exempt("test:lib").shake();

        assertThat(element(shaken, "lib").intact()).isTrue();
        assertThat(element(shaken, "lib").entries()).isEqualTo(lib);
        assertThat(shaken.kept().get("lib.A")).isEqualTo("its artifact is exempted");
    }

    @Test
    void anExcludedArtifactIsLeftOut() throws Exception {
        var lib = compile(folder, Map.of("lib.A", "package lib; public class A {}"));
        ShakenFunction shaken =
                bench("return new lib.A().hashCode();", lib).exclude("test:l*").shake();

        assertThat(shaken.elements())
                .extracting(
                        element -> element.element().artifact().coordinates().artifactId())
                .containsExactly("module");
    }

    @Test
    void aBrokenClassFileStaysAsItIs() throws Exception {
        var lib = new HashMap<>(compile(folder, Map.of("lib.A", "package lib; public class A {}")));
        lib.put("lib/Broken.class", text("no class"));
        ShakenFunction shaken = bench("return 1;", lib).shake();

        assertThat(element(shaken, "lib").entries()).containsKey("lib/Broken.class");
        assertThat(shaken.notes())
                .containsExactly("test:lib:1: lib/Broken.class is no class of that name and stays as it is");
    }

    @Test
    void aClassWithADamagedAttributeStaysWithAllThatItNames() throws Exception {
        var lib = new HashMap<>(compile(
                folder,
                Map.of(
                        "lib.A",
                                "package lib; public class A { public static int one() { return 1; }"
                                        + " static Object two() { return new B(); } }",
                        "lib.B", "package lib; public class B {}",
                        "lib.C", "package lib; public class C {}")));
        var main = main("return lib.A.one();", lib);
        byte[] damaged = LazyClassTest.withBrokenAnnotations(Objects.requireNonNull(lib.get("lib/A.class")));
        lib.put("lib/A.class", damaged);
        ShakenFunction shaken =
                new Workbench(folder).module(main).library("lib", lib).shake();

        assertThat(element(shaken, "lib").entries().get("lib/A.class")).isEqualTo(damaged);
        assertThat(element(shaken, "lib").entries().keySet()).containsExactly("lib/A.class", "lib/B.class");
        assertThat(shaken.notes())
                .containsExactly("test:lib:1: lib/A.class is damaged behind its members and stays as it is, with all"
                        + " that it names");
        assertThat(run(shaken)).isEqualTo(1);
    }

    @Test
    void aRuleFindsTheClassesOfDescriptorsWhereNothingIsReached() throws Exception {
        var lib = compile(
                folder,
                Map.of(
                        "lib.A", "package lib; public class A { public B get() { return null; } }",
                        "lib.B", "package lib; public class B {}",
                        "lib.C", "package lib; public class C {}"));
        ShakenFunction shaken = bench("return 1;", lib)
                .rule(KeepRule.always(
                        "-keepclassmembers,includedescriptorclasses class lib.A { lib.B get(); }", "native code"))
                .shake();

        assertThat(element(shaken, "lib").entries().keySet()).containsExactly("lib/B.class");
    }

    @Test
    void theEnumThatAnAnnotationNamesIsLinkedWithIt() throws Exception {
        var lib = compile(
                folder,
                Map.of(
                        "lib.Rank", "package lib; public enum Rank { HIGH, LOW }",
                        "lib.Ranked",
                                "package lib; import java.lang.annotation.*;"
                                        + " @Retention(RetentionPolicy.RUNTIME) public @interface Ranked { Rank value(); }",
                        "lib.Order", "package lib; @Ranked(Rank.LOW) public class Order {}"));
        ShakenFunction shaken = bench("return lib.Order.class.getAnnotation(lib.Ranked.class).value().name();", lib)
                .rule(KeepRule.always("-keepclassmembers enum * { public static **[] values(); }", "enums"))
                .shake();

        assertThat(run(shaken)).isEqualTo("LOW");
    }

    @Test
    void aClassWhoseSuperclassIsMissingDoesNotStopTheShaking() throws Exception {
        var missing = compile(folder, Map.of("gone.Base", "package gone; public class Base {}"));
        var lib = compile(
                folder,
                Map.of(
                        "lib.Optional",
                        "package lib; public class Optional extends gone.Base { public static int one() { return 1; } }"),
                missing);
        var main = compile(folder, Map.of("Main", """
                public class Main {
                    public static Object run() {
                        try { return lib.Optional.one(); } catch (NoClassDefFoundError e) { return "absent"; }
                    }
                }"""), lib, missing);
        ShakenFunction shaken =
                new Workbench(folder).module(main).library("lib", lib).shake();

        assertThat(run(shaken)).isEqualTo("absent");
    }

    @Test
    void theSameInputGivesTheSameFunction() throws Exception {
        var lib = compile(
                folder, Map.of("lib.A", "package lib; public class A { public static int a() { return 1; } int b; }"));
        ShakenFunction one = bench("return lib.A.a();", lib).shake();
        ShakenFunction two = bench("return lib.A.a();", lib).shake();

        assertThat(one.kept()).isEqualTo(two.kept());
        assertThat(one.removed()).isEqualTo(two.removed());
        assertThat(element(one, "lib").entries().get("lib/A.class"))
                .isEqualTo(element(two, "lib").entries().get("lib/A.class"));
    }

    private Workbench bench(String body, Map<String, byte[]> library) {
        return new Workbench(folder).module(main(body, library)).library("lib", library);
    }

    private Map<String, byte[]> main(String body, Map<String, byte[]> library) {
        String source = "public class Main { public static Object run() throws Exception { " + body + " } }";
        return compile(folder, Map.of("Main", source), library);
    }

    private static ShakenElement element(ShakenFunction shaken, String artifactId) {
        return shaken.elements().stream()
                .filter(element ->
                        element.element().artifact().coordinates().artifactId().equals(artifactId))
                .findFirst()
                .orElseThrow();
    }
}
