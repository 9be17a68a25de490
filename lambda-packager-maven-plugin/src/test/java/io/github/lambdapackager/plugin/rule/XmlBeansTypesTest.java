package io.github.lambdapackager.plugin.rule;

import static io.github.lambdapackager.plugin.rule.RuleBench.library;
import static io.github.lambdapackager.plugin.shake.Workbench.compile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.lambdapackager.plugin.model.KeepRule;
import io.github.lambdapackager.plugin.model.KeepRule.Trigger;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XmlBeansTypesTest {
    @TempDir
    Path folder;

    @Test
    void anImplementationWaitsForItsTypeOrWhatThatExtends() {
        assertThat(library(generated("schemas/book.xsb"))
                        .rules(new XmlBeansTypes())
                        .rules())
                .containsExactly(
                        kept("p.impl.BookImpl$ChapterImpl", Set.of("p.Book$Chapter")),
                        kept("p.impl.BookImpl", Set.of("p.Book", "p.Text")),
                        kept("p.impl.TextImpl", Set.of("p.Text")));
    }

    @Test
    void theTypeSystemOfSchemasStays() {
        Map<String, byte[]> entries = compile(
                folder,
                Map.of(
                        "schemas.system.TypeSystemHolder",
                        "package schemas.system; public class TypeSystemHolder {}",
                        "p.TypeSystemHolder",
                        "package p; public class TypeSystemHolder {}"));
        entries.put("schemas/system/index.xsb", new byte[] {0});

        assertThat(library(entries).rules(new XmlBeansTypes()).rules())
                .extracting(KeepRule::text, KeepRule::reason)
                .containsExactly(tuple(
                        KeepRule.wholeText("schemas.system.TypeSystemHolder"), "XMLBeans type system of test:lib:1"));
    }

    @Test
    void withoutBinarySchemasNothingIsLoaded() {
        assertThat(library(generated("schemas/book.xml"))
                        .rules(new XmlBeansTypes())
                        .rules())
                .isEmpty();
    }

    private Map<String, byte[]> generated(String schema) {
        var entries = compile(
                folder,
                Map.of(
                        "p.Text",
                        "package p; public interface Text extends Comparable<String> {}",
                        "p.Book",
                        "package p; public interface Book extends Text { interface Chapter {} }",
                        "p.impl.TextImpl",
                        "package p.impl; public abstract class TextImpl implements p.Text {}",
                        "p.impl.BookImpl",
                        "package p.impl; public abstract class BookImpl implements p.Book {"
                                + " public abstract static class ChapterImpl implements p.Book.Chapter {} }"));
        entries.put(schema, new byte[] {0});
        return entries;
    }

    private static KeepRule kept(String name, Set<String> types) {
        return KeepRule.made(name, "XMLBeans type in schemas of test:lib:1", new Trigger.ClassReached(types));
    }
}
