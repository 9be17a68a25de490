package io.github.lambdapackager.publisher.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class LambdaRuntimeTest {
    @ParameterizedTest
    @EnumSource
    void isFoundByItsId(LambdaRuntime runtime) {
        assertThat(LambdaRuntime.withId(runtime.id())).contains(runtime);
    }

    @Test
    void anIdThatLambdaDoesNotHaveFindsNothing() {
        assertThat(LambdaRuntime.withId("java12")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "8, java8.al2023",
        "9, java11.al2023",
        "11, java11.al2023",
        "17, java17.al2023",
        "18, java21",
        "25, java25"
    })
    void theOldestSupportedRuntimeThatSufficesIsFound(int javaVersion, String id) {
        assertThat(LambdaRuntime.oldestFor(javaVersion).id()).isEqualTo(id);
    }

    @Test
    void theNewestHasToDoWhereNoneSuffices() {
        assertThat(LambdaRuntime.oldestFor(26)).isEqualTo(LambdaRuntime.NEWEST);
    }

    @ParameterizedTest
    @CsvSource({"JAVA8_AL2, 52", "JAVA11, 55", "JAVA17_AL2023, 61", "JAVA21, 65", "JAVA25, 69"})
    void knowsTheClassFilesThatItLoads(LambdaRuntime runtime, int version) {
        assertThat(runtime.highestClassFileVersion()).isEqualTo(version);
    }
}
