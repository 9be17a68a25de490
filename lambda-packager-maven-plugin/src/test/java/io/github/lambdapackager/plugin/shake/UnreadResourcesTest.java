package io.github.lambdapackager.plugin.shake;

import static io.github.lambdapackager.plugin.shake.Workbench.compile;
import static io.github.lambdapackager.plugin.shake.Workbench.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdapackager.plugin.model.ShakenFunction;
import io.github.lambdapackager.plugin.model.ShrinkMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnreadResourcesTest {
    private static final String WORDS = "org/lib/data/words.txt";

    @TempDir
    Path folder;

    @Test
    void aFileOfADependencyThatNothingNamesGoes() throws Exception {
        ShakenFunction shaken = bench("return 1;", files(WORDS)).shake();

        assertThat(resources(shaken)).isEmpty();
        assertThat(shaken.removed()).contains(WORDS + " of test:lib:1 ← nothing that is left has any part of its name");
    }

    @Test
    void whatReachedCodeNamesStays() throws Exception {
        assertThat(resources(bench("return \"words.txt\";", files(WORDS)).shake()))
                .containsExactly(WORDS);
    }

    @Test
    void whatOnlyCodeNamesThatNobodyReachesGoes() throws Exception {
        var reader = compile(folder, Map.of("org.lib.Reader", """
                package org.lib;
                public class Reader { public static Object read() { return "words.txt"; } public static int one() { return 1; } }"""));
        var files = new TreeMap<>(files(WORDS));
        files.putAll(reader);

        assertThat(resources(bench("return org.lib.Reader.one();", files).shake()))
                .isEmpty();
        assertThat(resources(bench("return org.lib.Reader.read();", files).shake()))
                .containsExactly(WORDS);
    }

    @Test
    void whatATextNamesThatStaysStays() throws Exception {
        var files = new TreeMap<>(files(WORDS, "org/lib/first.txt", "org/lib/unread.txt"));
        files.put("org/lib/first.txt", text("include data/words.txt"));
        files.put("org/lib/unread.txt", text("include second.txt"));
        files.put("org/lib/second.txt", text("two"));
        files.put("META-INF/lib.index", text("first=first.txt"));

        assertThat(resources(bench("return 1;", files).shake()))
                .containsExactly("META-INF/lib.index", WORDS, "org/lib/first.txt");
    }

    @Test
    void aClassThatLoadsResourcesMayBeToldAnyFileBesideIt() throws Exception {
        var reader = compile(folder, Map.of("org.lib.data.Reader", """
                package org.lib.data;
                public class Reader {
                    public static Object read(String name) { return Reader.class.getResource(name); }
                }"""));
        var files = new TreeMap<>(files(WORDS, "org/lib/data/more/words.txt"));
        files.putAll(reader);

        assertThat(resources(bench("return org.lib.data.Reader.read(run().toString());", files)
                        .shake()))
                .containsExactly(WORDS);
    }

    @Test
    void whatIsCalledLikeAReachedClassOrItsPackageStays() throws Exception {
        var type = compile(folder, Map.of("org.lib.Part", "package org.lib; public class Part {}"));
        var files = new TreeMap<>(files("org/lib/Part.xml", "org/lib/lib.builtins", "org/lib/Other.xml"));
        files.putAll(type);

        assertThat(resources(bench("return new org.lib.Part();", files).shake()))
                .containsExactly("org/lib/Part.xml", "org/lib/lib.builtins");
    }

    @Test
    void whoLooksThroughJarsFindsFilesByTheirSuffix() throws Exception {
        String scan = "new java.util.jar.JarFile(\"a\").stream(); return \".txt\";";

        assertThat(resources(bench(scan, files(WORDS)).shake())).containsExactly(WORDS);
    }

    @Test
    void whatLiesAtTheRootOrInMetaInfStaysAsDoNativeLibraries() throws Exception {
        String[] files = {"META-INF/data/words.txt", "org/lib/data/libwords.so.1", "words.txt"};

        assertThat(resources(bench("return 1;", files(files)).shake())).containsExactly(files);
    }

    @Test
    void filesOfTheModuleStay() throws Exception {
        var main = new TreeMap<>(main("return 1;", Map.of()));
        main.putAll(files(WORDS));

        assertThat(new Workbench(folder).module(main).shake().elements().get(0).entries())
                .containsKey(WORDS);
    }

    @Test
    void modeNoneRemovesNoFile() throws Exception {
        assertThat(resources(
                        bench("return 1;", files(WORDS)).mode(ShrinkMode.NONE).shake()))
                .containsExactly(WORDS);
    }

    private static SortedMap<String, byte[]> files(String... names) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        Stream.of(names).forEach(name -> files.put(name, text("one")));
        return files;
    }

    private Workbench bench(String body, Map<String, byte[]> library) {
        return new Workbench(folder).module(main(body, library)).library("lib", library);
    }

    private SortedMap<String, byte[]> main(String body, Map<String, byte[]> library) {
        String source = "public class Main { public static Object run() throws Exception { " + body + " } }";
        return compile(folder, Map.of("Main", source), library);
    }

    private static Stream<String> names(ShakenFunction shaken) {
        return shaken.elements().get(1).entries().keySet().stream();
    }

    private static List<String> resources(ShakenFunction shaken) {
        return names(shaken).filter(name -> !name.endsWith(".class")).toList();
    }
}
