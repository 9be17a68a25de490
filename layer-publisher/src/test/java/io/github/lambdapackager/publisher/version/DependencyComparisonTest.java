package io.github.lambdapackager.publisher.version;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdapackager.publisher.model.ApiChange;
import io.github.lambdapackager.publisher.model.LibraryDependency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DependencyComparisonTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.2.0 compile | 1.2.1 compile | PATCH",
                "1.2.0 compile | 1.3.0 compile | PATCH",
                "1.2.0 compile | 2.0.0 compile | MAJOR",
                "1.2.0 compile | 1.1.0 compile | MAJOR",
                "0.2.0 compile | 0.3.0 compile | MAJOR",
                "1.2.0 runtime | 2.0.0 runtime | PATCH",
                "1.2.0 compile | 1.2.0 runtime | MAJOR",
                "1.2.0 runtime | 1.2.0 compile | PATCH",
                "1.2.0 compile | 1.2.0 provided | MAJOR",
                "1.2.0 provided | 1.2.0 compile | MINOR",
                "r09 compile | r10 compile | MAJOR"
            })
    void aDependencyOnTheConsumersClassPathBreaksByItsNumber(String before, String after, String step) {
        assertThat(compare(List.of(dependency("gson", before)), List.of(dependency("gson", after))))
                .singleElement()
                .extracting(change -> change.step().name())
                .isEqualTo(step.strip());
    }

    @Test
    void theReasonNamesTheDependency() {
        List<ApiChange> changes = compare(
                List.of(dependency("gson", "1.2.0 compile"), dependency("old", "1.0.0 compile")),
                List.of(dependency("gson", "1.2.1 compile"), dependency("new", "1.0.0 runtime")));

        assertThat(changes)
                .extracting(ApiChange::toString)
                .containsExactly(
                        "dependency com.example:old: removed, breaks binaries and sources",
                        "dependency com.example:new: added (1.0.0, runtime)",
                        "dependency com.example:gson: 1.2.0 → 1.2.1");
    }

    @Test
    void whatConsumersDoNotGetIsNoChange() {
        assertThat(compare(
                        List.of(dependency("gson", "1.2.0 provided"), dependency("one", "1.0.0 test")),
                        List.of(dependency("gson", "2.0.0 provided"), dependency("two", "1.0.0 test"))))
                .isEmpty();
    }

    private static List<ApiChange> compare(List<LibraryDependency> before, List<LibraryDependency> after) {
        return new DependencyComparison().compare(before, after);
    }

    private static LibraryDependency dependency(String name, String versionAndScope) {
        String[] parts = versionAndScope.strip().split(" ", -1);
        return new LibraryDependency("com.example:" + name + ":jar:", parts[0], parts[1], false, List.of());
    }
}
