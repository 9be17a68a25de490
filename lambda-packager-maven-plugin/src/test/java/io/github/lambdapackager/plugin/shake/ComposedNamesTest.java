package io.github.lambdapackager.plugin.shake;

import static io.github.lambdapackager.plugin.shake.Workbench.compile;
import static io.github.lambdapackager.plugin.shake.Workbench.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdapackager.plugin.model.ShakenFunction;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComposedNamesTest {
    private static final String CODEC = "public class %s implements java.util.function.Supplier<String> {"
            + " public String get() { return \"%<s\"; } public void unused() {} }";

    @TempDir
    Path folder;

    @Test
    void thePackageOfANameThatCodeLoadsIsKept() throws Exception {
        var shaken = shake("""
                public static Object load(String name) throws Exception {
                    return Class.forName("lib.codecs." + name).getDeclaredConstructor().newInstance();
                }""", "((java.util.function.Supplier<?>) lib.Loader.load(\"Fast\")).get()");

        assertThat(run(shaken)).isEqualTo("Fast");
        assertThat(shaken.kept())
                .containsEntry("lib.codecs.Fast", "name composed in lib.Loader.load")
                .containsKey("lib.codecs.Slow");
    }

    @Test
    void whatIsLoadedToBeMadeKeepsWhatCodeCalls() throws Exception {
        var shaken = shake("""
                public static Object load(String name) throws Exception {
                    return Class.forName("lib.codecs." + name).getDeclaredConstructor().newInstance();
                }""", "((java.util.function.Supplier<?>) lib.Loader.load(\"Fast\")).get()");

        assertThat(run(shaken)).isEqualTo("Fast");
        assertThat(shaken.removed())
                .contains("lib.codecs.Fast: unused()V")
                .doesNotContain("lib.codecs.Fast: <init>()V");
    }

    @Test
    void whatReflectionLooksIntoStaysWhole() throws Exception {
        var shaken = shake("""
                public static int load(String name) throws Exception {
                    return Class.forName("lib.codecs." + name).getMethods().length;
                }""", "lib.Loader.load(\"Fast\") > 0");

        assertThat(shaken.removed()).doesNotContain("lib.codecs.Fast: unused()V");
    }

    @Test
    void aClassWhoseNameIsHandedOnStaysWhole() throws Exception {
        var shaken = shake("""
                public static Object load(String name) throws Exception {
                    String full = "lib.codecs." + name;
                    return count(full) + Class.forName(full).getDeclaredConstructor().newInstance().toString();
                }
                static int count(String full) throws Exception { return Class.forName(full).getMethods().length; }""", "lib.Loader.load(\"Fast\")");

        assertThat(shaken.removed()).doesNotContain("lib.codecs.Fast: unused()V");
    }

    @Test
    void thePackageOfTheClassThatLoadsIsKept() throws Exception {
        var shaken = shake("""
                public static Object load(String name) throws Exception {
                    String full = Loader.class.getPackageName() + "." + name;
                    return Loader.class.getClassLoader().loadClass(full).getDeclaredConstructor().newInstance();
                }""", "((java.util.function.Supplier<?>) lib.Loader.load(\"Loaded\")).get()");

        assertThat(run(shaken)).isEqualTo("Loaded");
        assertThat(shaken.removed()).contains("lib.codecs.Fast");
    }

    @Test
    void aPackageThatIsOnlyComparedKeepsNothing() throws Exception {
        var shaken = shake("""
                public static boolean isCodec(Class<?> type) { return type.getName().startsWith("lib.codecs."); }
                public static Class<?> load(String name) throws Exception { return Class.forName(name); }""", "lib.Loader.isCodec(String.class)");

        assertThat(run(shaken)).isEqualTo(false);
        assertThat(shaken.removed()).contains("lib.codecs.Fast");
    }

    @Test
    void aPackageThatIsHandedToWhoComposesIsKept() throws Exception {
        var shaken = shake("""
                public static Object fast() throws Exception { return load("lib.codecs.", "Fast"); }
                private static Object load(String place, String name) throws Exception {
                    return Class.forName(place + name).getDeclaredConstructor().newInstance();
                }""", "((java.util.function.Supplier<?>) lib.Loader.fast()).get()");

        assertThat(run(shaken)).isEqualTo("Fast");
        assertThat(shaken.kept()).containsEntry("lib.codecs.Fast", "name composed in lib.Loader.fast");
    }

    @Test
    void whatExtendsTheNameOfAReachedClassIsKept() throws Exception {
        var shaken = shake("""
                public static Object load(Class<?> type) throws Exception {
                    return Class.forName(type.getName() + "Impl").getDeclaredConstructor().newInstance();
                }""", "((lib.Parts) lib.Loader.load(lib.Parts.class)).get()");

        assertThat(run(shaken)).isEqualTo("PartsImpl");
        assertThat(shaken.kept()).containsEntry("lib.PartsImpl", "name composed in lib.Loader.load");
        assertThat(shaken.removed()).contains("lib.OtherImpl");
    }

    @Test
    void separatorsBetweenANameAndItsSuffixMayComeFromElsewhere() throws Exception {
        var shaken = shake("""
                public static Object load(Class<?> type, char separator) throws Exception {
                    String name = new StringBuilder(type.getName()).append(separator).append("$logger").toString();
                    return Class.forName(name).getDeclaredConstructor().newInstance();
                }""", "((lib.Parts) lib.Loader.load(lib.Parts.class, '_')).get()");

        assertThat(run(shaken)).isEqualTo("Parts_$logger");
    }

    @Test
    void anAnonymousClassHasNoNameThatCodeComposes() throws Exception {
        var shaken = shake("""
                public static Object load(Class<?> type) throws Exception {
                    String mangled = type.getName().replace("_", "_1");
                    return mangled.isEmpty() ? Class.forName(mangled) : mangled;
                }
                static Object unused() { return new Object() {}; }""", "lib.Loader.load(lib.Parts.class)");

        assertThat(run(shaken)).isEqualTo("lib.Parts");
        assertThat(shaken.removed()).contains("lib.Loader$1");
    }

    @Test
    void aNameInAnyReachedPackageIsKept() throws Exception {
        var shaken =
                shake("""
                public static Object load(Package place) throws Exception {
                    return Class.forName(place.getName() + ".Loaded").getDeclaredConstructor().newInstance();
                }""", "((java.util.function.Supplier<?>) lib.Loader.load(lib.Parts.class.getPackage())).get()");

        assertThat(run(shaken)).isEqualTo("Loaded");
    }

    private ShakenFunction shake(String loader, String body) throws Exception {
        Map<String, String> sources = new HashMap<>();
        sources.put("lib.Loader", "package lib; public class Loader { " + loader + " }");
        sources.put("lib.Parts", "package lib; public interface Parts extends java.util.function.Supplier<String> {}");
        sources.put("lib.Other", "package lib; public interface Other {}");
        sources.put("lib.OtherImpl", "package lib; public class OtherImpl implements Other {}");
        for (String name : new String[] {"PartsImpl", "Parts_$logger"}) {
            sources.put(
                    "lib." + name,
                    "package lib; " + CODEC.formatted(name).replace("java.util.function.Supplier<String>", "Parts"));
        }
        sources.put("lib.Loaded", "package lib; " + CODEC.formatted("Loaded"));
        sources.put("lib.codecs.Fast", "package lib.codecs; " + CODEC.formatted("Fast"));
        sources.put("lib.codecs.Slow", "package lib.codecs; " + CODEC.formatted("Slow"));
        var lib = compile(folder, sources);
        var main = compile(
                folder,
                Map.of(
                        "Main",
                        "public class Main { public static Object run() throws Exception { return " + body + "; } }"),
                lib);
        return new Workbench(folder).module(main).library("lib", lib).shake();
    }
}
