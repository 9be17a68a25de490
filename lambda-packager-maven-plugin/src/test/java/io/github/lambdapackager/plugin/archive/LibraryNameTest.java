package io.github.lambdapackager.plugin.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdapackager.publisher.model.Coordinates;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LibraryNameTest {
    @Test
    void aNameHasItsPlaceAndItsCoordinates() {
        assertThat(new LibraryName(7).of(2, new Coordinates("org.example", "lib", "1.0", "linux", "jar")))
                .isEqualTo("lib/002-org.example.lib-linux-1.0.jar");
    }

    @Test
    void theMergedJarComesFirst() {
        assertThat(new LibraryName(7).first("orders")).isEqualTo("lib/000-orders.jar");
    }

    @Test
    void theOrderOfNamesIsTheOrderOfPlacesHoweverManyThereAre() {
        LibraryName names = new LibraryName(1500);
        Coordinates artifact = Coordinates.jar("g", "a", "1");

        assertThat(IntStream.rangeClosed(1, 1500).mapToObj(place -> names.of(place, artifact)))
                .isSorted()
                .contains("lib/0002-g.a-1.jar", "lib/1500-g.a-1.jar");
    }

    @Test
    void charactersThatFileSystemsDislikeBecomeUnderscores() {
        assertThat(new LibraryName(7).of(1, Coordinates.jar("g", "a", "1.0+b $1")))
                .isEqualTo("lib/001-g.a-1.0_b__1.jar");
    }

    @Test
    void aNameIsNeverTooLongForAFile() {
        assertThat(new LibraryName(7).of(1, Coordinates.jar("g".repeat(300), "a", "1")))
                .hasSizeLessThan(255);
    }
}
