package io.github.lambdapackager.plugin.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdapackager.plugin.model.ClasspathRoot;
import io.github.lambdapackager.plugin.shake.Workbench;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkCheckTest {
    private static final String LOST = ": it was to stay and was lost when the archive was written";

    @TempDir
    Path folder;

    @Test
    void aPackageThatHoldsEverythingIsReportedWithItsFigures() throws Exception {
        LinkBench bench = bench(
                        Map.of("Tea", "public class Tea { public int price = 3; }"),
                        "public class Main { public static int run() { return new Tea().price; } }")
                .resource("unread.txt", "");

        // Main and Tea, the constructor, the field; Object is a class that is named as well.
        assertThat(bench.report()).isEqualTo(new LinkReport(6, 0, 0, 0));
        assertThat(bench.report().summary())
                .isEqualTo("6 references, 0 services and 0 resources lead where they led on the class path;"
                        + " 0 references dangled before");
    }

    @Test
    void aClassThatIsGoneIsNamedWithItsCallerItsArtifactAndWhoRemovedIt() {
        LinkBench bench = bench(
                        Map.of("Tea", "public class Tea {}"),
                        "public class Main { public static Object run() { return new Tea(); } }")
                .without("Tea.class")
                .removed("Tea");

        assertThat(bench.message()).isEqualTo("""
                function main: its package does not link as the class path does
                    Main needs Tea of test:lib:1: shaking removed it, for it saw no use of it
                  → please report this defect of the plugin; until it is mended, add to src/main/lambda/main/links.pro
                    -keep class Tea { *; }
                  or -Dlambda.shrink=none -Dlambda.functions=main packages it whole""");
    }

    @Test
    void aClassThatTheArchiveLostIsNamedWithTheReasonForWhichItWasKept() {
        assertThat(bench(Map.of("Tea", "public class Tea {}"), "public class Main { public static void run() {} }")
                        .without("Tea.class")
                        .kept("Tea", "named in tea.xml of test:lib:1")
                        .broken())
                .containsExactly("the keep rules needs Tea of test:lib:1: it was kept (named in tea.xml of test:lib:1)"
                        + " and was lost when the archive was written");
    }

    @Test
    void whatIsKnownOfClassesDoesNotHideThatOthersAreGone() throws Exception {
        LinkBench bench = bench(
                Map.of("Tea", "public class Tea extends Drink {}", "Drink", "public class Drink { public int price; }"),
                "public class Main { public static int run() { return new Tea().price; } }");

        assertThat(bench.report().dangling()).isZero();
        assertThat(bench.without("Drink.class").broken())
                .containsExactly("Main needs Tea.price of test:lib:1" + LOST, "Tea needs Drink of test:lib:1" + LOST);
    }

    @Test
    void whatIsKnownOfClassesIsBounded() {
        KnownClasses known = new KnownClasses(1000);
        ClassMemory before = known.memory();
        SortedMap<String, byte[]> classes = Workbench.compile(
                folder, Map.of("Tea", "public class Tea { String text = \"" + "t".repeat(2000) + "\"; }"));

        assertThat(known.memory()).isSameAs(before);
        assertThat(before.file(classes.getOrDefault("Tea.class", new byte[0]))).isPresent();
        assertThat(known.memory()).isNotSameAs(before);
    }

    @Test
    void aMethodThatIsGoneIsMissed() {
        assertThat(bench(
                                Map.of(
                                        "Tea",
                                        "public class Tea { public static int price(String of, int[] n) { return 1; } }"),
                                "public class Main { public static int run() { return Tea.price(\"a\", null); } }")
                        .with(Map.of("Tea", "public class Tea {}"))
                        .removed("Tea: price(Ljava/lang/String;[I)I")
                        .broken())
                .containsExactly("Main needs Tea.price(java.lang.String, int[]) of test:lib:1:"
                        + " shaking removed it, for it saw no use of it");
    }

    @Test
    void aFieldThatIsGoneIsMissed() {
        assertThat(bench(
                                Map.of("Tea", "public class Tea { public static Object price = 1; }"),
                                "public class Main { public static Object run() { return Tea.price; } }")
                        .with(Map.of("Tea", "public class Tea {}"))
                        .broken())
                .containsExactly("Main needs Tea.price of test:lib:1" + LOST);
    }

    @Test
    void aMemberThatBecameStaticIsTold() {
        assertThat(bench(
                                Map.of("Tea", "public class Tea { public int price() { return 1; } public int cups; }"),
                                "public class Main { public static int run() { return new Tea().price() + new Tea().cups; } }")
                        .with(Map.of(
                                "Tea",
                                "public class Tea { public static int price() { return 1; } public static int cups; }"))
                        .broken())
                .containsExactlyInAnyOrder(
                        "Main needs Tea.price() of test:lib:1: it is static now",
                        "Main needs Tea.cups of test:lib:1: it is static now",
                        "Tea needs its members of test:lib:1: some come from another class of its name");
    }

    @Test
    void aMethodOfASuperclassIsFollowedThroughTheHierarchy() {
        Map<String, String> library = Map.of(
                "Drink", "public class Drink { public int price() { return 1; } }",
                "Hot", "public class Hot extends Drink {}",
                "Tea", "public class Tea extends Hot {}");
        String main = "public class Main { public static int run() { return new Tea().price(); } }";

        assertThat(bench(library, main)
                        .with(Map.of("Drink", "public class Drink {}"))
                        .broken())
                .containsExactly("Main needs Tea.price() of test:lib:1" + LOST);
    }

    @Test
    void aMethodThatResolvesToAnotherClassIsTold() {
        Map<String, String> library = Map.of(
                "Drink", "public class Drink { public int price() { return 1; } }",
                "Tea", "public class Tea extends Drink { public int price() { return 2; } }");
        String main = "public class Main { public static int run() { return new Tea().price(); } }";

        assertThat(bench(library, main)
                        .with(Map.of("Tea", "public class Tea extends Drink {}"))
                        .broken())
                .containsExactly("Main needs Tea.price() of test:lib:1: it leads to Drink now");
    }

    @Test
    void aDefaultMethodBehindAClassOfTheJdkIsMissed() {
        Map<String, String> library = Map.of(
                "Priced", "public interface Priced { default int price() { return 1; } }",
                "Cups", "public class Cups extends java.util.ArrayList<String> implements Priced {}");
        String main =
                "public class Main { public static int run() { return new Cups().price() + new Cups().size(); } }";

        assertThat(bench(library, main)
                        .with(Map.of("Priced", "public interface Priced {}"))
                        .broken())
                .containsExactly("Main needs Cups.price() of test:lib:1" + LOST);
    }

    @Test
    void whichOfSeveralInterfacesDeclaresAnAbstractMethodDoesNotMatter() throws Exception {
        Map<String, String> library = Map.of(
                "Priced", "public interface Priced { int price(); }",
                "Sold", "public interface Sold extends Priced { int price(); }",
                "Shop", "public interface Shop extends Sold {}");
        String main = "public class Main { public static int run(Shop shop) { return shop.price(); } }";

        LinkReport report = bench(library, main)
                .with(Map.of(
                        "Priced",
                        "public interface Priced { int price(); }",
                        "Sold",
                        "public interface Sold extends Priced {}"))
                .report();

        assertThat(report.dangling()).isZero();
    }

    @Test
    void aFieldOfASuperinterfaceIsMissed() {
        Map<String, String> library = Map.of(
                "Prices", "public interface Prices { Object TEA = new Object(); }",
                "Tea", "public class Tea implements Prices {}");

        assertThat(bench(library, "public class Main { public static Object run() { return Tea.TEA; } }")
                        .with(Map.of("Prices", "public interface Prices {}"))
                        .broken())
                .containsExactly("Main needs Tea.TEA of test:lib:1" + LOST);
    }

    @Test
    void aSuperclassAndAnInterfaceThatAreGoneAreMissed() {
        Map<String, String> library = Map.of("Drink", "public class Drink {}", "Priced", "public interface Priced {}");

        assertThat(bench(library, "public class Main extends Drink implements Priced { public static void run() {} }")
                        .without("Drink.class")
                        .without("Priced.class")
                        .broken())
                .contains("Main needs Drink of test:lib:1" + LOST, "Main needs Priced of test:lib:1" + LOST);
    }

    @Test
    void aClassWithOtherSupertypesIsTold() {
        Map<String, String> library =
                Map.of("Priced", "public interface Priced {}", "Tea", "public class Tea implements Priced {}");

        assertThat(bench(library, "public class Main { public static Object run() { return new Tea(); } }")
                        .with(Map.of("Tea", "public class Tea {}"))
                        .broken())
                .containsExactly("Tea needs its supertypes of test:lib:1: they are not the same any more");
    }

    @Test
    void aTypeThatStandsInADescriptorAloneIsMissed() {
        assertThat(bench(
                                Map.of("Tea", "public class Tea {}"),
                                "public class Main { static Tea[] cups; public static void run() {} abstract static class Cook { abstract void cook(int n, Tea tea); } }")
                        .without("Tea.class")
                        .broken())
                .containsExactly("Main$Cook needs Tea of test:lib:1" + LOST);
    }

    @Test
    void anExceptionThatIsOnlyDeclaredIsMissed() {
        assertThat(bench(
                                Map.of("Spilt", "public class Spilt extends Exception {}"),
                                "public class Main { public static void run() throws Spilt {} }")
                        .without("Spilt.class")
                        .broken())
                .containsExactly("Main needs Spilt of test:lib:1" + LOST);
    }

    @Test
    void whatAMethodHandleOfALambdaNamesIsMissed() {
        assertThat(bench(
                                Map.of("Tea", "public class Tea { public static void cook() {} }"),
                                "public class Main { public static Runnable run() { return Tea::cook; } }")
                        .with(Map.of("Tea", "public class Tea {}"))
                        .broken())
                .containsExactly("Main needs Tea.cook() of test:lib:1" + LOST);
    }

    @Test
    void theTypesOfALambdaAreMissed() {
        assertThat(bench(
                                Map.of(
                                        "Tea",
                                        "public class Tea {}",
                                        "Cook",
                                        "public interface Cook { void cook(Tea tea); }"),
                                "public class Main { public static Object run() { Cook cook = tea -> {}; return cook; } }")
                        .without("Cook.class")
                        .broken())
                .containsExactly("Main needs Cook of test:lib:1" + LOST);
    }

    @Test
    void anAnnotationThatReflectionSeesIsMissedWithItsElementsAndValues() {
        Map<String, String> library = Map.of(
                "Kind", "public enum Kind { HOT, COLD }",
                "Tea", "public class Tea {}",
                "Named",
                        "@java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)"
                                + " public @interface Named { String value() default \"\"; Kind kind() default Kind.COLD; Class<?>[] of() default {}; }",
                "Sealed",
                        "@java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)"
                                + " public @interface Sealed {}",
                "Unseen", "public @interface Unseen {}");
        String main = "@Named(value = \"tea\", kind = Kind.HOT, of = Tea.class) @Unseen public class Main {"
                + " @Sealed int field; public static void run() {} }";

        assertThat(bench(library, main)
                        .with(
                                Map.of(
                                        "Kind",
                                        "public enum Kind { COLD }",
                                        "Named",
                                        "@java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)"
                                                + " public @interface Named { Kind kind() default Kind.COLD; Class<?>[] of() default {}; }"))
                        .without("Tea.class")
                        .without("Sealed.class")
                        .without("Unseen.class")
                        .broken())
                .contains(
                        "Main needs @Named.value() of test:lib:1" + LOST,
                        "Main needs Kind.HOT of test:lib:1" + LOST,
                        "Main needs @Sealed of test:lib:1" + LOST,
                        "Main needs Tea of test:lib:1" + LOST)
                .noneMatch(line -> line.contains("Unseen"));
    }

    @Test
    void theMethodAroundALocalClassIsNeededByNoCode() throws Exception {
        Map<String, String> library = Map.of(
                "Tea",
                "public class Tea { public static Object cook() { return new Object() {}; } public static Class<?> cup() { return null; } }");

        assertThat(bench(
                                library,
                                "public class Main { public static Object run() throws Exception { return Class.forName(\"Tea$1\"); } }")
                        .with(Map.of("Tea", "public class Tea { public static Class<?> cup() { return null; } }"))
                        .report()
                        .references())
                .isPositive();
    }

    @Test
    void whatDangledBeforeIsOnlyCounted() throws Exception {
        Map<String, String> optional =
                Map.of("Optional", "public class Optional { public static int price() { return 1; } }");
        SortedMap<String, byte[]> main = Workbench.compile(
                folder,
                Map.of("Tea", "public class Tea { public int price() { return Optional.price(); } }"),
                Workbench.compile(folder, optional));

        LinkReport report = bench(Map.of(), "public class Main { public static void run() {} }")
                .library(main)
                .report();

        assertThat(report.dangling()).as("the class and its method").isEqualTo(2);
    }

    @Test
    void whatTheUserExcludedIsNotMissed() throws Exception {
        LinkBench bench = bench(
                        Map.of("Tea", "public class Tea {}"),
                        "public class Main { public static Object run() { return new Tea(); } }")
                .without("Tea.class")
                .exclude("test:lib");

        assertThat(bench.report().dangling()).isEqualTo(2);
    }

    @Test
    void theMethodThatLambdaCallsIsMissed() {
        LinkBench bench = bench(
                Map.of("Base", "public class Base { public String run(String event) { return event; } }"),
                "public class Main extends Base {}");

        assertThat(bench.with(Map.of("Base", "public class Base {}")).broken())
                .containsExactly("the handler Main::run needs Main.run(java.lang.String) of test:lib:1" + LOST);
    }

    @Test
    void aClassThatAnotherJarHasFirstIsTold() {
        LinkBench bench = bench(
                Map.of("Tea", "public class Tea {}"),
                "public class Main { public static Object run() { return new Tea(); } }");
        SortedMap<String, byte[]> all = new TreeMap<>(bench.left());
        all.putAll(bench.module());
        var other = io.github.lambdapackager.publisher.model.Coordinates.jar("test", "other", "2");

        assertThat(bench.broken(List.of(
                        LinkBench.root("lib/000-other.jar", List.of(other), bench.left()),
                        LinkBench.root("lib/001-main.jar", List.of(LinkBench.MODULE, LinkBench.LIBRARY), all))))
                .containsExactly(
                        "the class path needs Tea of test:lib:1: it is found first in /var/task/lib/000-other.jar now");
    }

    @Test
    void aLayerHoldsWhatTheFunctionLacks() throws Exception {
        LinkBench bench = bench(
                Map.of("Tea", "public class Tea {}"),
                "public class Main { public static Object run() { return new Tea(); } }");

        List<ClasspathRoot> own =
                List.of(LinkBench.root("lib/000-main.jar", List.of(LinkBench.MODULE), bench.module()));
        assertThat(bench.broken(own)).contains("Main needs Tea of test:lib:1" + LOST);
        assertThat(bench.layered().check(own).dangling()).isZero();
    }

    @Test
    void manyThatAreBrokenAreCutShort() {
        Map<String, String> library = new TreeMap<>();
        StringBuilder main = new StringBuilder("public class Main { public static void run() {} ");
        for (int number = 10; number < 40; number++) {
            library.put("Tea" + number, "public class Tea" + number + " {}");
            main.append("Tea" + number + " cup" + number + "; ");
        }
        LinkBench bench = bench(library, main.append('}').toString());
        library.keySet().forEach(name -> bench.without(name + ".class"));

        assertThat(bench.broken()).hasSize(21).last().isEqualTo("and 10 more");
    }

    private LinkBench bench(Map<String, String> library, String main) {
        return new LinkBench(folder, library, main);
    }
}
