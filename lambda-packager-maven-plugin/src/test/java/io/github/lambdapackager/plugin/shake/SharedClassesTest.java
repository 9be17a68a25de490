package io.github.lambdapackager.plugin.shake;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdapackager.plugin.model.ClasspathContent;
import io.github.lambdapackager.plugin.model.ClasspathElement;
import io.github.lambdapackager.plugin.model.FunctionLayers;
import io.github.lambdapackager.plugin.model.Handler;
import io.github.lambdapackager.plugin.model.KeepRule;
import io.github.lambdapackager.plugin.model.KeepRule.Trigger;
import io.github.lambdapackager.plugin.model.LambdaFunction;
import io.github.lambdapackager.plugin.model.ResolvedArtifact;
import io.github.lambdapackager.plugin.model.RuleSources;
import io.github.lambdapackager.plugin.model.ShakenElement;
import io.github.lambdapackager.plugin.model.ShakenFunction;
import io.github.lambdapackager.plugin.model.ShrinkMode;
import io.github.lambdapackager.publisher.model.Architecture;
import io.github.lambdapackager.publisher.model.ContentDigest;
import io.github.lambdapackager.publisher.model.Coordinates;
import io.github.lambdapackager.publisher.model.LambdaRuntime;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Class paths that have artifacts in common give what each gives alone. */
class SharedClassesTest {
    private static final int JAVA = 17;

    @TempDir
    Path folder;

    private final SortedMap<String, byte[]> compiled = new TreeMap<>();
    private final List<ClasspathContent> classpaths = new ArrayList<>();

    private ClasspathElement till;
    private ClasspathElement bank;
    private ClasspathElement otherTill;

    @BeforeEach
    void compile() {
        till = library(
                "till",
                Map.of(
                        "till.Till",
                        """
                        package till;
                        public class Till {
                            public static int sum(Price price) {
                                try { return price.amount() + bank.Bank.fee(); } catch (NoClassDefFoundError e) { return 0; }
                            }
                            public static int unused() { return 1; }
                        }
                        """,
                        "till.Price",
                        "package till; public interface Price { int amount(); default int net() { return amount(); } }",
                        "till.Free",
                        "package till; public class Free implements Price, Comparable<Free> {"
                                + " public int amount() { return 0; } public int compareTo(Free o) { return 0; } }",
                        "till.Ledger",
                        "package till; public class Ledger extends bank.Book {}",
                        "bank.Book",
                        "package bank; public class Book { public int total() { return 4; } public int pages() {"
                                + " return 5; } }",
                        "bank.Bank",
                        "package bank; public class Bank { public static int fee() { return till.Fees.flat(); }"
                                + " public int x() { return 3; } }",
                        "till.Fees",
                        "package till; public class Fees { public static int flat() { return 2; } }"),
                "till/");
        bank = new ClasspathElement(artifact("bank", false), only("bank/"), false);
        otherTill = library(
                "other-till",
                Map.of(
                        "till.Free",
                        "package till; public class Free implements Price { public int amount() { return 7; } }"),
                "till/Free");
        ClasspathElement desk = library(
                "desk",
                Map.of(
                        "desk.Desk",
                        "package desk; public class Desk extends till.Ledger { public int sum() { return total(); } }"),
                "desk/");
        ClasspathElement ledger = module("return new desk.Desk().total();", "");
        ClasspathElement dear = module("return till.Till.sum(new Dear());", "implements till.Price");
        ClasspathElement free = module("return till.Till.sum(new till.Free());", "");
        classpaths.add(content(dear, till));
        classpaths.add(content(free, till));
        classpaths.add(content(dear, till, bank));
        classpaths.add(content(free, bank, till));
        classpaths.add(content(free, otherTill, till));
        classpaths.add(content(free, till, otherTill, bank));
        classpaths.add(content(dear, till));
        // What is above a ledger comes and goes, also while no class path has the desk.
        classpaths.add(content(ledger, desk, till));
        classpaths.add(content(dear, till, bank));
        classpaths.add(content(ledger, desk, till, bank));
        classpaths.add(content(dear, till));
        classpaths.add(content(ledger, desk, till));
        classpaths.add(content(ledger, desk, till, bank));
    }

    private static ResolvedArtifact artifact(String name, boolean own) {
        return new ResolvedArtifact(new Coordinates("com.example", name, "1", "", "jar"), Path.of(name + ".jar"), own);
    }

    private SortedMap<String, byte[]> only(String prefix) {
        SortedMap<String, byte[]> entries = new TreeMap<>(compiled);
        entries.keySet().removeIf(name -> !name.startsWith(prefix));
        return entries;
    }

    private ClasspathElement library(String name, Map<String, String> sources, String prefix) {
        SortedMap<String, byte[]> classes = Workbench.compile(folder, sources, compiled);
        compiled.putAll(classes);
        return new ClasspathElement(artifact(name, false), only(prefix), false);
    }

    private ClasspathElement module(String body, String supertype) {
        return new ClasspathElement(
                artifact("shop", true),
                Workbench.compile(
                        folder,
                        Map.of(
                                "shop.Orders",
                                "package shop; public class Orders { public int handle(String s) { " + body + " } }",
                                "shop.Dear",
                                "package shop; public class Dear " + supertype
                                        + " { public int amount() { return 9; } }"),
                        compiled),
                false);
    }

    private static ClasspathContent content(ClasspathElement... packaged) {
        return new ClasspathContent(List.of(packaged), List.of());
    }

    private static ShakenFunction shake(ClasspathContent content, SharedClasses shared) {
        LambdaFunction function = new LambdaFunction(
                "orders",
                new Handler("shop.Orders", "handle"),
                new TreeSet<>(),
                LambdaRuntime.JAVA17,
                Architecture.X86_64,
                ShrinkMode.MEMBERS,
                List.of(),
                List.of(),
                List.of());
        List<KeepRule> rules = List.of(KeepRule.whole("shop.Orders", "handler", new Trigger.Always()));
        try (LinkedClasspath linked = new Shaker(RuleSources.ALL, shared).link(content, JAVA)) {
            return linked.shake(function, rules, List.of(), FunctionLayers.NONE);
        }
    }

    private static List<String> facts(ShakenFunction shaken) {
        List<String> facts = new ArrayList<>();
        for (ShakenElement element : shaken.elements()) {
            facts.add(element.element().artifact().coordinates() + " " + new TreeMap<>(element.entries()).keySet() + " "
                    + ContentDigest.of(element.entries()));
        }
        shaken.kept().forEach((name, reason) -> facts.add(name + " ← " + reason));
        facts.addAll(shaken.removed());
        facts.addAll(shaken.warnings());
        return facts;
    }

    private List<List<String>> alone() {
        return classpaths.stream()
                .map(content -> facts(shake(content, new SharedClasses())))
                .toList();
    }

    @Test
    void oneAfterTheOther() {
        SharedClasses shared = new SharedClasses();

        assertThat(classpaths.stream().map(content -> facts(shake(content, shared))))
                .containsExactlyElementsOf(alone());
        assertThat(alone().get(0)).isNotEqualTo(alone().get(2));
    }

    @Test
    void atTheSameTime() throws Exception {
        SharedClasses shared = new SharedClasses();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<List<String>>> all = new ArrayList<>();
            for (int round = 0; round < 5; round++) {
                classpaths.forEach(content -> all.add(threads.submit(() -> facts(shake(content, shared)))));
            }
            List<List<String>> alone = alone();
            for (int index = 0; index < all.size(); index++) {
                assertThat(all.get(index).get()).isEqualTo(alone.get(index % classpaths.size()));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void inAnyOrder() {
        SharedClasses shared = new SharedClasses();
        List<List<String>> alone = alone();
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            int index = random.nextInt(classpaths.size());
            assertThat(facts(shake(classpaths.get(index), shared)))
                    .as("round %d", round)
                    .isEqualTo(alone.get(index));
        }
    }

    @Test
    void withoutRoomForAny() {
        SharedClasses shared = new SharedClasses(0);

        assertThat(classpaths.stream().map(content -> facts(shake(content, shared))))
                .containsExactlyElementsOf(alone());
    }

    @Test
    void theSameClassPathNeedsNoRoomOfItsOwn() {
        SharedClasses shared = new SharedClasses(0);
        List<ClasspathElement> elements = classpaths.get(0).all().toList();

        shake(classpaths.get(0), shared);
        LinkedSpace first = shared.take(JAVA, elements);
        shared.giveBack(first);

        assertThat(first.common(elements)).isPositive();
        assertThat(shared.take(JAVA, elements)).isSameAs(first);
    }

    @Test
    void whatHasNoRoomBesideAnotherClassPathGivesWay() {
        SharedClasses shared = new SharedClasses(0);
        shake(classpaths.get(0), shared);
        List<ClasspathElement> elements = classpaths.get(0).all().toList();

        LinkedSpace other = shared.take(JAVA + 4, elements);

        assertThat(other.slots()).isZero();
        assertThat(shared.take(JAVA, elements).slots()).isZero();
    }

    @Test
    void aClassIsWrittenOnceForAllWhoNeedItAlike() {
        SharedClasses shared = new SharedClasses();
        byte[] first = file(shake(classpaths.get(0), shared), "till/Till.class");
        byte[] withoutBank = file(shake(classpaths.get(1), shared), "till/Till.class");
        byte[] whole = till.entries().get("till/Till.class");

        assertThat(first).isSameAs(withoutBank).isNotEqualTo(whole);
    }

    private static byte[] file(ShakenFunction shaken, String name) {
        return shaken.elements().stream()
                .map(element -> element.entries().get(name))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }
}
