package io.github.lambdapackager.publisher.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdapackager.publisher.api.ApiChangeTable.Breaks;
import io.github.lambdapackager.publisher.api.ApiChangeTable.Row;
import io.github.lambdapackager.publisher.model.ApiChange;
import io.github.lambdapackager.publisher.model.JarClasspath;
import io.github.lambdapackager.publisher.model.VersionStep;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ApiComparisonTest {
    @TempDir
    private Path folder;

    static List<Row> rows() {
        return ApiChangeTable.rows();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void theStepIsWhatTheSpecificationAndAConsumerSay(Row row) throws Exception {
        Path before = library("before", row.before());
        Path after = library("after", row.after());
        CompiledLibrary consumer = consumer("consumer", row, before);
        assertThat(consumer.errors()).isEmpty();
        assertThat(runs(consumer, before)).as("runs with the old version").isTrue();

        boolean sourcesBreak = !consumer("recompiled", row, after).isCompiled();
        boolean binariesBreak = !runs(consumer, after);
        List<ApiChange> changes =
                new ApiComparison().compare(new JarClasspath(before, List.of()), new JarClasspath(after, List.of()));

        assertThat(breaks(binariesBreak, sourcesBreak))
                .as("what javac and the JVM say")
                .isEqualTo(row.breaks());
        assertThat(breaks(
                        changes.stream().anyMatch(change -> change.impact().breaksBinaries()),
                        changes.stream().anyMatch(change -> change.impact().breaksSources())))
                .as(changes.toString())
                .isEqualTo(row.breaks());
        assertThat(changes.stream().map(ApiChange::step).reduce(VersionStep.PATCH, VersionStep::and))
                .as(changes.toString())
                .isEqualTo(row.step());
    }

    @Test
    void classesOfANewerJavaBreakWhoRunsAnOlderOne() throws Exception {
        String source = "package lib;\npublic class Lib { }";
        CompiledLibrary before =
                CompiledLibrary.compile(folder.resolve("before"), source, List.of(), "--release", "11");
        CompiledLibrary after = CompiledLibrary.compile(folder.resolve("after"), source, List.of(), "--release", "17");

        List<ApiChange> changes = new ApiComparison()
                .compare(new JarClasspath(before.jar(), List.of()), new JarClasspath(after.jar(), List.of()));

        assertThat(changes)
                .extracting(ApiChange::toString)
                .containsExactly("class files: need Java 17 instead of 11, breaks binaries and sources");
    }

    @Test
    void aPermittedSubclassMoreIsNotCoveredByASwitch() throws Exception {
        Path before = library(
                "before", "public sealed interface Lib permits One { }\npublic final class One implements Lib { }");
        Path after = library(
                "after",
                "public sealed interface Lib permits One, Two { }\npublic final class One implements Lib { }\n"
                        + "public final class Two implements Lib { }");

        List<ApiChange> changes =
                new ApiComparison().compare(new JarClasspath(before, List.of()), new JarClasspath(after, List.of()));

        assertThat(changes)
                .extracting(ApiChange::toString)
                .containsExactly("lib.Lib: permits lib.Two, breaks sources", "lib.Two: added");
    }

    private static Breaks breaks(boolean binaries, boolean sources) {
        if (binaries) {
            return sources ? Breaks.BOTH : Breaks.BINARIES;
        }
        return sources ? Breaks.SOURCES : Breaks.NOTHING;
    }

    private Path library(String name, String source) throws Exception {
        CompiledLibrary library = CompiledLibrary.compile(folder.resolve(name), "package lib;\n" + source, List.of());
        assertThat(library.errors()).isEmpty();
        return library.jar();
    }

    private CompiledLibrary consumer(String name, Row row, Path library) throws Exception {
        return CompiledLibrary.compile(folder.resolve(name), "import lib.*;\n" + row.consumer(), List.of(library));
    }

    private static boolean runs(CompiledLibrary consumer, Path library) throws Exception {
        URL[] jars = {consumer.jar().toUri().toURL(), library.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(jars, ClassLoader.getPlatformClassLoader())) {
            Class<?> type = loader.loadClass("Consumer");
            for (Method method : type.getDeclaredMethods()) {
                if (method.getName().equals("run")) {
                    method.setAccessible(true);
                    method.invoke(null);
                }
            }
            return true;
        } catch (LinkageError e) {
            return false;
        } catch (InvocationTargetException e) {
            assertThat(e.getCause()).isInstanceOf(LinkageError.class);
            return false;
        }
    }
}
