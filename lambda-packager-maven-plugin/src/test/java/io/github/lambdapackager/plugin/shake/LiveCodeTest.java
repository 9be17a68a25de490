package io.github.lambdapackager.plugin.shake;

import static io.github.lambdapackager.plugin.shake.Workbench.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdapackager.plugin.model.ShakenFunction;
import io.github.lambdapackager.plugin.model.ShrinkMode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveCodeTest {
    private static final String HEAVY = "public class Heavy { static String text() { return \"heavy\"; } }";
    private static final String FEATURE =
            "public class Feature { public String use() { return new Heavy().toString() + Heavy.text(); } }";
    private static final String CLIENT = "public class Client { private Feature feature; private boolean loud;"
            + " public void setFeature(Feature value) { feature = value; }"
            + " public void setLoud(boolean value) { loud = value; }"
            + " public String call() {"
            + " String said = loud ? Heavy.text() : \"plain\";"
            + " if (feature != null) { said += feature.use(); }"
            + " return said; } }";

    @TempDir
    Path folder;

    private ShrinkMode mode = ShrinkMode.MEMBERS;

    @Test
    void whatNobodySetsReachesNothing() throws Exception {
        var shaken = shake("return new lib.Client().call();", CLIENT, FEATURE, HEAVY);

        assertThat(run(shaken)).isEqualTo("plain");
        assertThat(shaken.removed()).contains("lib.Heavy");
    }

    @Test
    void whatIsSetToItsDefaultReachesNothing() throws Exception {
        var shaken = shake(
                "return new lib.Sub().call();",
                "public class Sub extends Client { public Sub() { setUp(null, false); }"
                        + " private void setUp(Feature feature, boolean loud) { setFeature(feature); } }",
                CLIENT.replace("public void", "final void"),
                FEATURE,
                HEAVY);

        assertThat(run(shaken)).isEqualTo("plain");
        assertThat(shaken.removed()).contains("lib.Heavy");
    }

    @Test
    void whatCodeSetsIsThere() throws Exception {
        var shaken = shake(
                "lib.Client client = new lib.Client(); client.setLoud(true); return client.call();",
                CLIENT,
                FEATURE,
                HEAVY);

        assertThat(run(shaken)).isEqualTo("heavy");
    }

    @Test
    void whatIsSetLaterIsThere() throws Exception {
        var shaken = shake(
                "lib.Client client = new lib.Client(); client.call(); lib.Setting.of(client); return client.call();",
                "public class Setting { public static void of(Client client) { client.setLoud(value()); }"
                        + " private static boolean value() { return true; } }",
                CLIENT,
                FEATURE,
                HEAVY);

        assertThat(run(shaken)).isEqualTo("heavy");
    }

    @Test
    void whatIsPassedLaterIsThere() throws Exception {
        var shaken = shake(
                "String first = lib.Gate.text(); lib.Opener.open(); return first + lib.Gate.text();",
                "public class Gate { static boolean open;"
                        + " public static String text() { return open ? Level.text(2) : Level.text(1); } }",
                "public class Level { static String text(int level) { return level > 1 ? Heavy.text() : \"light\"; } }",
                "public class Opener { public static void open() { Gate.open = value(); }"
                        + " private static boolean value() { return true; } }",
                HEAVY);

        assertThat(run(shaken)).isEqualTo("lightheavy");
    }

    @Test
    void aConstantThatIsHandedOnDecides() throws Exception {
        var shaken = shake(
                "return new lib.Outer().call();",
                "public class Outer { public String call() { return new Inner(2, null).call(); } }",
                "public class Inner { private final int kind; private final Object other; private final boolean is;"
                        + " Inner(int kind, Object other) { this.kind = kind; this.other = other; this.is = other != null;"
                        + " if (kind == 3) { Heavy.text(); } }"
                        + " String call() { return is ? Heavy.text() : other == null ? \"light\" : Heavy.text(); } }",
                HEAVY);

        assertThat(run(shaken)).isEqualTo("light");
        assertThat(shaken.removed()).contains("lib.Heavy");
    }

    @Test
    void aResultThatIsAlwaysTheSameDecides() throws Exception {
        var shaken = shake(
                "return lib.Platform.text();",
                "public class Platform { private static boolean isOdd() { return odd() != null; }"
                        + " private static Object odd() { return null; }"
                        + " public static String text() { return isOdd() ? Heavy.text() : \"even\"; } }",
                HEAVY);

        assertThat(run(shaken)).isEqualTo("even");
        assertThat(shaken.removed()).contains("lib.Heavy");
    }

    @Test
    void aResultThatDependsOnARecursionIsNotKnown() throws Exception {
        var shaken = shake(
                "return lib.Depth.text(3);",
                "public class Depth { private static boolean deep(int depth) {"
                        + " return depth == 0 ? depth == 0 : deep(depth - 1); }"
                        + " public static String text(int depth) { return deep(depth) ? Heavy.text() : \"flat\"; } }",
                HEAVY);

        assertThat(run(shaken)).isEqualTo("heavy");
    }

    @Test
    void methodsThatCallEachOtherMayReturnTheSame() throws Exception {
        var shaken = shake(
                "return lib.Turns.text(3);",
                "public class Turns { private static boolean one(int left) { return left > 0 && other(left - 1); }"
                        + " private static boolean other(int left) { return left > 0 && one(left - 1); }"
                        + " public static String text(int left) { return one(left) ? Heavy.text() : \"flat\"; } }",
                HEAVY);

        assertThat(run(shaken)).isEqualTo("flat");
        assertThat(shaken.removed()).contains("lib.Heavy");
    }

    @Test
    void whatALoopChangesIsNotKnown() throws Exception {
        var shaken = shake(
                "return lib.Loop.text(java.util.List.of(\"a\", \"b\"));",
                "public class Loop { public static String text(java.util.List<String> names) {"
                        + " String last = null; int count = 0; boolean second = false;"
                        + " for (String name : names) { if (last != null) { second = true; } last = name; count++; }"
                        + " return second && count == 2 && last != null ? Heavy.text() : \"none\"; } }",
                HEAVY);

        assertThat(run(shaken)).isEqualTo("heavy");
    }

    @Test
    void handlersStayWithWhatTheyGuard() throws Exception {
        var shaken = shake(
                "return new lib.Guarded().call(\"x\");",
                "public class Guarded { private Feature feature;"
                        + " public String call(String number) {"
                        + " try { if (feature != null) { try { return feature.use(); } catch (IllegalStateException e) {"
                        + " return Heavy.text(); } finally { Heavy.text(); } }"
                        + " return String.valueOf(Integer.parseInt(number)); }"
                        + " catch (NumberFormatException e) { return \"none\"; } finally { feature = null; } } }",
                FEATURE,
                HEAVY);

        assertThat(run(shaken)).isEqualTo("none");
        assertThat(shaken.removed()).contains("lib.Heavy");
    }

    @Test
    void whatReflectionSetsIsThere() throws Exception {
        var shaken = shake(
                "lib.Client client = new lib.Client(); try { java.lang.reflect.Field loud ="
                        + " lib.Client.class.getDeclaredField(\"loud\"); loud.setAccessible(true);"
                        + " loud.set(client, true); } catch (ReflectiveOperationException e) { return e; }"
                        + " return client.call();",
                CLIENT,
                FEATURE,
                HEAVY);

        assertThat(run(shaken)).isEqualTo("heavy");
    }

    @Test
    void whatAHandleSetsIsThere() throws Exception {
        var shaken = shake(
                "return lib.Handled.call();",
                "public class Handled { private boolean on; public static String call() { Handled it = new Handled();"
                        + " try { java.lang.invoke.MethodHandles.lookup()"
                        + ".findVarHandle(Handled.class, \"on\", boolean.class).set(it, true); }"
                        + " catch (ReflectiveOperationException e) { return e.toString(); }"
                        + " return it.on ? Heavy.text() : \"off\"; } }",
                HEAVY);

        assertThat(run(shaken)).isEqualTo("heavy");
    }

    @Test
    void whatDeserializationSetsIsThere() throws Exception {
        var shaken = shake(
                "return lib.Stored.call();",
                "public class Stored implements java.io.Serializable { private boolean on;"
                        + " public static String call() { return new Stored().on ? Heavy.text() : \"off\"; } }",
                HEAVY);

        assertThat(shaken.removed()).doesNotContain("lib.Heavy");
    }

    @Test
    void whatIsAnnotatedMayBeInjected() throws Exception {
        var shaken = shake(
                "return lib.Injected.call();",
                "public class Injected { @Deprecated private Object it;"
                        + " public static String call() { return new Injected().it != null ? Heavy.text() : \"off\"; } }",
                HEAVY);

        assertThat(shaken.removed()).doesNotContain("lib.Heavy");
    }

    @Test
    void whatALambdaOrTheJdkPassesIsNotKnown() throws Exception {
        var shaken = shake(
                "return new lib.Callbacks().call();",
                "public class Callbacks implements java.util.function.Function<Boolean, String> {"
                        + " public String apply(Boolean loud) { return loud != null ? Heavy.text() : \"null\"; }"
                        + " private static String own(Object it) { return it == null ? \"null\" : Heavy.text(); }"
                        + " public String call() { apply(null); own(null);"
                        + " return java.util.stream.Stream.of(true).map(this).findFirst().get()"
                        + " + java.util.stream.Stream.of(1).map(Callbacks::own).findFirst().get(); } }",
                HEAVY);

        assertThat(run(shaken)).isEqualTo("heavyheavy");
    }

    @Test
    void whatAnyCallPassesToAnOverrideCounts() throws Exception {
        var shaken = shake(
                "lib.Plain plain = new lib.Plain(); plain.say(false); lib.Says says = plain; return says.say(true);",
                "public interface Says { String say(boolean loud); }",
                "public class Plain implements Says {"
                        + " public String say(boolean loud) { return loud ? Heavy.text() : \"plain\"; } }",
                HEAVY);

        assertThat(run(shaken)).isEqualTo("heavy");
    }

    @Test
    void valuesOnTheStackAreFollowed() throws Exception {
        var shaken = shake(
                "return lib.Stack.call(null, 1);",
                "public class Stack { public static String call(Object any, int one) {"
                        + " return join(any == null ? \"a\" : Heavy.text(), one > 0 ? \"b\" : \"c\", new Stack(any).it); }"
                        + " private final Object it; private Stack(Object it) { this.it = it == null ? \"none\" : it; }"
                        + " private static String join(String a, String b, Object c) { return a + b + c; } }",
                HEAVY);

        assertThat(run(shaken)).isEqualTo("abnone");
    }

    @Test
    void branchesMayMeetWhereOneIsGone() throws Exception {
        var shaken = shake(
                "return lib.Meeting.call(4) + lib.Meeting.call(0);",
                "public class Meeting { private static Object other;"
                        + " public static String call(int count) { Object it = count; String said = \"\";"
                        + " while (count-- > 0) { if (count % 2 == 0) { it = said; }"
                        + " else if (other != null) { said += Heavy.text(); it = other; }"
                        + " if (count == 1) { said += \"one\"; } else { if (other != null) { said += Heavy.text(); } } }"
                        + " return said + (it instanceof String ? \"text\" : it); } }",
                HEAVY);

        assertThat(run(shaken)).isEqualTo("onetext0");
        assertThat(shaken.removed()).contains("lib.Heavy");
    }

    @Test
    void whatIsNamedInItsClassMayBeSetByName() throws Exception {
        var shaken = shake(
                "return lib.Named.call();",
                "public class Named { private boolean on; public static String call() { Named it = new Named();"
                        + " try { it.getClass().getDeclaredField(\"on\").set(it, true); }"
                        + " catch (ReflectiveOperationException e) { return e.toString(); }"
                        + " return it.on ? Heavy.text() : \"off\"; } }",
                HEAVY);

        assertThat(run(shaken)).isEqualTo("heavy");
    }

    @Test
    void anOverrideMayReturnSomethingElse() throws Exception {
        var shaken = shake(
                "lib.Base base = new lib.Base(); base.call(); base = new lib.Sub(); return base.call();",
                "public class Base { protected boolean isOn() { return false; }"
                        + " public String call() { return isOn() ? Heavy.text() : \"off\"; } }",
                "public class Sub extends Base { protected boolean isOn() { return true; } }",
                HEAVY);

        assertThat(run(shaken)).isEqualTo("heavy");
    }

    @Test
    void whatEveryOverrideReturnsDecides() throws Exception {
        var shaken = shake(
                "lib.Base base = new lib.Sub(); return base.call();",
                "public class Base { protected boolean isOn() { return true; }"
                        + " public String call() { return isOn() ? Heavy.text() : \"off\"; } }",
                "public class Sub extends Base { protected boolean isOn() { return false; } }",
                HEAVY);

        assertThat(run(shaken)).isEqualTo("off");
        assertThat(shaken.removed()).contains("lib.Heavy");
    }

    @Test
    void whatNobodyThrowsIsNotHandled() throws Exception {
        var shaken = shake(
                "return lib.Careful.call(\"x\");",
                "public class Careful { public static String call(String text) {"
                        + " try { return \"\" + Integer.parseInt(text); }"
                        + " catch (Rare e) { return Heavy.text(); } catch (NumberFormatException e) { return \"none\"; } } }",
                "public class Rare extends RuntimeException {}",
                HEAVY);

        assertThat(run(shaken)).isEqualTo("none");
        assertThat(shaken.removed()).contains("lib.Heavy");
    }

    @Test
    void whatASubclassOfIsThrownIsHandled() throws Exception {
        var shaken = shake(
                "return lib.Careful.call(\"x\");",
                "public class Careful { private static void check(String text) { throw new VeryRare(); }"
                        + " public static String call(String text) {"
                        + " try { check(text); return \"none\"; } catch (Rare e) { return Heavy.text(); } } }",
                "public class Rare extends RuntimeException {}",
                "public class VeryRare extends Rare {}",
                HEAVY);

        assertThat(run(shaken)).isEqualTo("heavy");
    }

    @Test
    void assertionsOfLibrariesGo() throws Exception {
        var shaken = shake(
                "return lib.Asserting.call(1);",
                "public class Asserting { public static String call(int one) {"
                        + " assert one == 1 : Heavy.text(); return \"done\"; } }",
                HEAVY);

        assertThat(run(shaken)).isEqualTo("done");
        assertThat(shaken.removed()).contains("lib.Heavy");
    }

    @Test
    void inTheOtherModeCodeStays() throws Exception {
        mode = ShrinkMode.CLASSES;

        var shaken = shake("return new lib.Client().call();", CLIENT, FEATURE, HEAVY);

        assertThat(run(shaken)).isEqualTo("plain");
        assertThat(shaken.removed()).doesNotContain("lib.Heavy");
    }

    private ShakenFunction shake(String body, String... types) throws Exception {
        return new Workbench(folder).calling(body, types).mode(mode).shake();
    }
}
