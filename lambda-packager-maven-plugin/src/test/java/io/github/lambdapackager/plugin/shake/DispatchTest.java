package io.github.lambdapackager.plugin.shake;

import static io.github.lambdapackager.plugin.shake.Workbench.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdapackager.plugin.model.ShakenFunction;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DispatchTest {
    private static final String SHAPE = "public interface Shape { String name(); }";
    private static final String ROUND = "public interface Round extends Shape {}";

    @TempDir
    Path folder;

    @Test
    void aCallComesToWhatIsMadeOfItsReceiversType() throws Exception {
        var shaken = shake(
                "lib.Round round = new lib.Circle(); new lib.Square(); return round.name();",
                SHAPE,
                ROUND,
                "public class Circle implements Round { public String name() { return \"circle\"; } }",
                "public class Square implements Shape { public String name() { return \"square\"; } }");

        assertThat(run(shaken)).isEqualTo("circle");
        assertThat(shaken.removed()).contains("lib.Square: name()Ljava/lang/String;");
    }

    @Test
    void aCallOfWhatIsOverriddenComesToItAlone() throws Exception {
        var shaken = shake(
                "return new lib.Sub().name();",
                "public class Base { public String name() { return \"base\"; } }",
                "public class Sub extends Base { public String name() { return super.name() + new Other().name(); } }",
                "public class Other extends Base { public String name() { return \"other\"; } }");

        assertThat(run(shaken)).isEqualTo("baseother");
    }

    @Test
    void aSupersMethodReachesNoOverride() throws Exception {
        var shaken = shake(
                "new lib.Other(); return new lib.Sub().twice();",
                "public class Base { public String name() { return \"base\"; } }",
                "public class Sub extends Base { public String twice() { return super.name() + super.name(); } }",
                "public class Other extends Base { public String name() { return \"other\"; } }");

        assertThat(run(shaken)).isEqualTo("basebase");
        assertThat(shaken.removed()).contains("lib.Other: name()Ljava/lang/String;");
    }

    @Test
    void whatEveryInstanceOverridesReachesNothing() throws Exception {
        var shaken = shake(
                "lib.Base base = new lib.Sub(); return base.name();",
                "public class Base { public String name() { return Behind.text(); } }",
                "public class Sub extends Base { public String name() { return \"sub\"; } }",
                "public class Behind { static String text() { return \"behind\"; } }");

        assertThat(run(shaken)).isEqualTo("sub");
        assertThat(shaken.removed()).contains("lib.Behind");
    }

    @Test
    void aMethodThatOnlyASubclassBringsToAnInterfaceIsFound() throws Exception {
        var shaken = shake(
                "lib.Shape shape = new lib.Sub(); return shape.name();",
                SHAPE,
                "public class Base { public String name() { return \"base\"; } }",
                "public class Sub extends Base implements Shape {}");

        assertThat(run(shaken)).isEqualTo("base");
    }

    @Test
    void defaultMethodsRunUponLambdas() throws Exception {
        var shaken = shake(
                "lib.Names names = () -> \"lambda\"; return java.util.Optional.of(1).map(names).get();",
                "public interface Names extends java.util.function.Function<Object, String> {"
                        + " String name(); default String apply(Object any) { return name(); } }");

        assertThat(run(shaken)).isEqualTo("lambda");
    }

    @Test
    void anInterfaceKeepsWhatItDeclaresOfTheJdksMethods() throws Exception {
        var shaken = shake(
                "lib.Copying copied = new lib.Copy(); return copied.clone().toString();",
                "public interface Copied { Object clone(); }",
                "public interface Copying extends Copied {}",
                "public class Copy implements Copying { public Object clone() { return \"copy\"; } }");

        assertThat(run(shaken)).isEqualTo("copy");
        assertThat(shaken.removed()).doesNotContain("lib.Copied: clone()Ljava/lang/Object;");
    }

    private ShakenFunction shake(String body, String... types) throws Exception {
        return new Workbench(folder).calling(body, types).shake();
    }
}
