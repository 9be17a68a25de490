package io.github.lambdapackager.plugin.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdapackager.plugin.model.Log4jPluginFile;
import io.github.lambdapackager.plugin.model.Log4jPluginFile.Plugin;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceAndResourceCheckTest {
    private static final Map<String, String> DRINKS = Map.of(
            "Drink", "public interface Drink {}",
            "Tea", "public class Tea implements Drink {}",
            "Coffee", "public class Coffee implements Drink {}");
    private static final String ASKS =
            "public class Main { public static Object run() { return java.util.ServiceLoader.load(Drink.class); } }";
    private static final String SERVICE = "META-INF/services/Drink";

    @TempDir
    Path folder;

    @Test
    void aServiceFileThatIsLostIsMissed() {
        assertThat(drinks("Tea\nCoffee\n").without(SERVICE).broken())
                .containsExactly(
                        SERVICE + " needs Tea of test:lib:1: its line is gone, although its class is there",
                        SERVICE + " needs Coffee of test:lib:1: its line is gone, although its class is there");
    }

    @Test
    void aProviderThatIsLostIsMissed() {
        assertThat(drinks("Tea\nCoffee # cold\n")
                        .with(SERVICE, "Tea\n")
                        .without("Coffee.class")
                        .removed("Coffee")
                        .broken())
                .contains(SERVICE + " needs Coffee of test:lib:1: shaking removed it, for it saw no use of it");
    }

    @Test
    void providersInAnotherOrderAreTold() {
        assertThat(drinks("Tea\nCoffee\n").with(SERVICE, "Coffee\nTea\n").broken())
                .containsExactly(SERVICE + " needs its providers Tea, Coffee: they come as Coffee, Tea now");
    }

    @Test
    void aProviderWithoutItsConstructorIsMissed() {
        assertThat(drinks("Tea\n")
                        .with(Map.of("Tea", "public class Tea implements Drink { public Tea(int cups) {} }"))
                        .broken())
                .contains(SERVICE + " needs Tea.<init>() of test:lib:1:"
                        + " it was to stay and was lost when the archive was written");
    }

    @Test
    void aServiceOfTheJdkThatTheCodeNamesCounts() {
        LinkBench bench = new LinkBench(
                folder,
                Map.of("Tea", "public class Tea implements Runnable { public void run() {} }"),
                "public class Main { public static Object run() { return java.util.ServiceLoader.load(Runnable.class); } }");

        assertThat(bench.resource("META-INF/services/java.lang.Runnable", "Tea\n")
                        .without("META-INF/services/java.lang.Runnable")
                        .broken())
                .containsExactly("META-INF/services/java.lang.Runnable needs Tea of test:lib:1:"
                        + " its line is gone, although its class is there");
    }

    @Test
    void aServiceThatNothingAsksForMayGo() throws Exception {
        LinkBench bench = new LinkBench(folder, DRINKS, "public class Main { public static void run() {} }")
                .resource(SERVICE, "Tea\nMissing\n")
                .without(SERVICE)
                .without("Tea.class")
                .without("Coffee.class")
                .without("Drink.class");

        assertThat(bench.report().services()).isZero();
        assertThat(drinks("Tea\nMissing\n").report().services()).isEqualTo(1);
    }

    @Test
    void aResourceThatIsReadByAConstantIsMissed() {
        assertThat(reading("/prices.txt")
                        .without("prices.txt")
                        .removed("prices.txt of test:lib:1 ← only tools read it")
                        .broken())
                .containsExactly("Main needs prices.txt of test:lib:1: shaking removed it: only tools read it");
    }

    @Test
    void aResourceWithAnotherContentIsTold() {
        assertThat(reading("prices.txt").with("prices.txt", "tea 4").broken())
                .containsExactly("Main needs prices.txt of test:lib:1: its content is not the same any more");
    }

    @Test
    void log4jsListMayLackThePluginsThatAreGoneAndNoOthers() throws Exception {
        String whole = plugins("Tea", "Coffee");
        String asks = "public class Main { public static Object run() { return Main.class.getResource(\"/"
                + Log4jPluginFile.PATH + "\"); } }";

        assertThat(new LinkBench(folder, DRINKS, asks)
                        .resource(Log4jPluginFile.PATH, whole)
                        .with(Log4jPluginFile.PATH, plugins("Tea"))
                        .without("Coffee.class")
                        .report()
                        .resources())
                .isEqualTo(1);
        assertThat(new LinkBench(folder, DRINKS, asks)
                        .resource(Log4jPluginFile.PATH, whole)
                        .with(Log4jPluginFile.PATH, plugins("Tea"))
                        .broken())
                .containsExactly(
                        "Main needs " + Log4jPluginFile.PATH + " of test:lib:1: its content is not the same any more");
    }

    private static String plugins(String... classNames) {
        byte[] list = new Log4jPluginFile(Arrays.stream(classNames)
                        .map(name -> new Plugin("core", name.toLowerCase(Locale.ROOT), name, name, true, false))
                        .toList())
                .toBytes();
        return new String(list, StandardCharsets.UTF_8);
    }

    @Test
    void aBundleIsFoundByItsName() {
        LinkBench bench = new LinkBench(
                        folder,
                        Map.of(),
                        "public class Main { public static Object run() { return java.util.ResourceBundle.getBundle(\"shop.texts\"); } }")
                .resource("shop/texts.properties", "tea=3");

        assertThat(bench.without("shop/texts.properties").broken())
                .containsExactly(
                        "Main needs shop/texts.properties of test:lib:1: it was to stay and was lost when the archive was written");
    }

    @Test
    void aResourceThatNothingNamesIsNotCompared() throws Exception {
        assertThat(reading("other.txt").without("prices.txt").report().resources())
                .isZero();
        assertThat(reading("prices.txt").report().resources()).isEqualTo(1);
    }

    private LinkBench drinks(String providers) {
        return new LinkBench(folder, DRINKS, ASKS).resource(SERVICE, providers);
    }

    private LinkBench reading(String name) {
        String main = "public class Main { public static Object run() { return Main.class.getResourceAsStream(\"" + name
                + "\"); } }";
        return new LinkBench(folder, Map.of(), main).resource("prices.txt", "tea 3");
    }
}
