package io.github.lambdapackager.plugin.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeployMixTest {
    @Test
    void partsOfAnySumAreReadInAnyOrder() {
        assertThat(DeployMix.parse("everything:1, function:2.5,module:0.5"))
                .isEqualTo(new DeployMix(0.625, 0.125, 0, 0.25));
        assertThat(DeployMix.parse("function:70,module:15,dependency:10,everything:5"))
                .isEqualTo(DeployMix.DEFAULT)
                .hasToString("of 100 deploys 70 change a function, 15 a shared module, 10 a dependency, 5 everything");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "function",
                "function:many",
                "functions:1",
                "function:1,function:2",
                "function:-1",
                "function:1,"
            })
    void whatIsOfAnotherFormIsRefused(String text) {
        assertThatThrownBy(() -> DeployMix.parse(text))
                .hasMessage("deploy mix \"" + text
                        + "\" is not of the form function:70,module:15,dependency:10,everything:5");
    }

    @Test
    void aMixOfNothingIsRefused() {
        assertThatThrownBy(() -> DeployMix.parse("function:0"))
                .hasMessage("a deploy mix has four parts, none below 0 and one above");
    }
}
