package io.github.lambdapackager.plugin.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.Reference;
import java.lang.ref.SoftReference;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RecalledTest {
    private final AtomicInteger made = new AtomicInteger();

    private String make() {
        return "value " + made.incrementAndGet();
    }

    @Test
    void aValueIsMadeWhenItIsFirstWantedAndStays() {
        Recalled<String> recalled = new Recalled<>(this::make);

        assertThat(recalled.known()).isEmpty();
        assertThat(recalled.get()).isEqualTo("value 1").isSameAs(recalled.get());
        assertThat(recalled.known()).contains("value 1");
    }

    @Test
    void whatTheJvmTookBackIsMadeAgain() {
        Recalled<String> recalled = new Recalled<>(this::make, RecalledTest::forgotten);

        assertThat(recalled.get()).isEqualTo("value 1");
        assertThat(recalled.known()).isEmpty();
        assertThat(recalled.get()).isEqualTo("value 2");
    }

    private static Reference<String> forgotten(String value) {
        SoftReference<String> reference = new SoftReference<>(value);
        reference.clear();
        return reference;
    }
}
