package io.github.lambdapackager.plugin.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.lambdapackager.plugin.archive.PackageWriter;
import io.github.lambdapackager.plugin.archive.PreparedPackage;
import io.github.lambdapackager.plugin.link.KnownClasses;
import io.github.lambdapackager.plugin.link.LinkCheck;
import io.github.lambdapackager.plugin.link.LinkReport;
import io.github.lambdapackager.plugin.model.ClasspathContent;
import io.github.lambdapackager.plugin.model.ClasspathElement;
import io.github.lambdapackager.plugin.model.FunctionLayers;
import io.github.lambdapackager.plugin.model.Handler;
import io.github.lambdapackager.plugin.model.LambdaFunction;
import io.github.lambdapackager.plugin.model.PackagingException;
import io.github.lambdapackager.plugin.model.ReachabilityMetadata;
import io.github.lambdapackager.plugin.model.ResolvedArtifact;
import io.github.lambdapackager.plugin.model.RuleSources;
import io.github.lambdapackager.plugin.model.ShakenElement;
import io.github.lambdapackager.plugin.model.ShakenFunction;
import io.github.lambdapackager.plugin.model.ShrinkMode;
import io.github.lambdapackager.plugin.rule.KeepRules;
import io.github.lambdapackager.plugin.rule.RuleMemory;
import io.github.lambdapackager.plugin.shake.Shaker;
import io.github.lambdapackager.plugin.shake.Workbench;
import io.github.lambdapackager.publisher.model.Architecture;
import io.github.lambdapackager.publisher.model.Coordinates;
import io.github.lambdapackager.publisher.model.LambdaRuntime;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packages a function for real, but for a defect that a faulty step might make. */
class SeededDefectTest {
    private static final String SERVICE = "META-INF/services/lib.Drink";
    private static final int JAVA = 17;

    @TempDir
    Path folder;

    private final SortedMap<String, byte[]> library = new TreeMap<>();
    private final SortedMap<String, byte[]> module = new TreeMap<>();

    @BeforeEach
    void compile() {
        library.putAll(Workbench.compile(
                folder,
                Map.of(
                        "lib.Drink",
                        "package lib; public interface Drink { int price(); }",
                        "lib.Tea",
                        "package lib; public class Tea implements Drink { public int price() { return 3; } }",
                        "lib.Coffee",
                        "package lib; public class Coffee implements Drink { public int price() { return 4; } }",
                        "lib.Till",
                        "package lib; public class Till { public static int sum(int a, int b) { return a + b; }"
                                + " public static int unused() { return Unused.N; } }",
                        "lib.Unused",
                        "package lib; public class Unused { public static int N = 1; }")));
        library.put(SERVICE, Workbench.text("lib.Tea\nlib.Coffee\n"));
        library.put("lib/prices.txt", Workbench.text("tea 3"));
        module.putAll(Workbench.compile(folder, Map.of("shop.Orders", """
                package shop;
                public class Orders {
                    public int handle(String order) {
                        int sum = lib.Till.class.getResourceAsStream("prices.txt") == null ? 1 : 0;
                        for (lib.Drink drink : java.util.ServiceLoader.load(lib.Drink.class)) {
                            sum = lib.Till.sum(sum, drink.price());
                        }
                        return sum;
                    }
                }
                """), library));
    }

    @Test
    void whatIsSoundIsReportedAndWhatIsUnusedMayGo() throws Exception {
        LinkReport report = build(lib -> assertThat(lib).doesNotContainKey("lib/Unused.class"));

        assertThat(report.dangling()).isZero();
        assertThat(report.services()).isEqualTo(1);
        assertThat(report.resources()).isZero();
    }

    @Test
    void aServiceFileThatIsLostIsNamed() {
        assertThat(failure(lib -> lib.remove(SERVICE)))
                .startsWith("function orders: its package does not link as the class path does\n")
                .contains(SERVICE + " needs lib.Tea of test:lib:1: its line is gone, although its class is there");
    }

    @Test
    void providersInAnotherOrderAreNamed() {
        assertThat(failure(lib -> lib.put(SERVICE, Workbench.text("lib.Coffee\nlib.Tea\n"))))
                .contains(SERVICE + " needs its providers lib.Tea, lib.Coffee: they come as lib.Coffee, lib.Tea now");
    }

    @Test
    void aClassThatIsLostIsNamedWithTheRuleThatKeptIt() {
        assertThat(failure(lib -> lib.remove("lib/Coffee.class")))
                .contains(SERVICE + " needs lib.Coffee of test:lib:1: it was kept (named in " + SERVICE
                        + " of test:lib:1) and was lost when the archive was written")
                .contains("-keep class lib.Coffee { *; }");
    }

    @Test
    void aMemberThatIsLostIsNamed() {
        SortedMap<String, byte[]> till =
                Workbench.compile(folder, Map.of("lib.Till", "package lib; public class Till {}"));

        assertThat(failure(lib -> lib.putAll(till))).contains("shop.Orders needs lib.Till.sum(int, int) of test:lib:1");
    }

    @Test
    void aResourceThatIsReadByAConstantIsNamed() {
        module.putAll(Workbench.compile(folder, Map.of("shop.Orders", """
                package shop;
                public class Orders {
                    public Object handle(String order) { return Orders.class.getResourceAsStream("/lib/prices.txt"); }
                }
                """), library));

        assertThat(failure(lib -> lib.remove("lib/prices.txt")))
                .contains("shop.Orders needs lib/prices.txt of test:lib:1");
    }

    private String failure(Consumer<SortedMap<String, byte[]>> defect) {
        PackagingException e = catchThrowableOfType(PackagingException.class, () -> build(defect));
        assertThat(e).as("the defect was not found").isNotNull();
        return String.valueOf(e.getMessage());
    }

    /** The steps of a build, with a defect in what is left of the library. */
    private LinkReport build(Consumer<SortedMap<String, byte[]>> defect) throws Exception {
        ClasspathContent content = new ClasspathContent(
                List.of(element("module", module, true), element("lib", library, false)), List.of());
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
        var rules = new KeepRules(
                        content, LambdaRuntime.JAVA17, ReachabilityMetadata.NONE, RuleSources.ALL, new RuleMemory())
                .collect(function);
        ShakenFunction shaken = withDefect(
                new Shaker().link(content, JAVA).shake(function, rules.rules(), rules.resources(), FunctionLayers.NONE),
                defect);
        PreparedPackage prepared = new PackageWriter().prepare(shaken);
        LinkReport report = new LinkCheck(content, JAVA, new KnownClasses()).check(shaken, prepared.roots(), Set.of());
        prepared.write(folder.resolve("orders.zip"));
        return report;
    }

    private static ShakenFunction withDefect(ShakenFunction shaken, Consumer<SortedMap<String, byte[]>> defect) {
        ShakenElement lib = shaken.elements().get(1);
        SortedMap<String, byte[]> entries = new TreeMap<>(lib.entries());
        defect.accept(entries);
        return shaken.with(
                List.of(shaken.elements().get(0), new ShakenElement(lib.element(), entries, false)), shaken.notes());
    }

    private ClasspathElement element(String artifactId, SortedMap<String, byte[]> entries, boolean own) {
        Coordinates artifact = Coordinates.jar("test", artifactId, "1");
        return new ClasspathElement(new ResolvedArtifact(artifact, folder.resolve(artifactId), own), entries, false);
    }
}
