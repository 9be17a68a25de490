package io.github.lambdapackager.plugin.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdapackager.plugin.report.FunctionRow.Origin;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BuildTableTest {
    private static final FunctionRow ORDERS = new FunctionRow(
            "orders",
            21_400_000,
            3_050_000,
            48_000_000,
            8_123_456,
            11_204,
            2_310,
            Origin.BUILT,
            List.of("libraries", "own"),
            Duration.ofMillis(2340));
    private static final FunctionRow PING = new FunctionRow(
            "ping", 912_400, 4_499, 2_000_000, 9_500, 610, 3, Origin.UNCHANGED, List.of(), Duration.ofMillis(110));

    @Test
    void everyFunctionHasALineAndAllOfThemATotal() {
        assertThat(String.join("\n", new BuildTable().render(List.of(ORDERS, PING))))
                .isEqualTo("""
                        function      zipped: unshaken → minimized          unzipped: unshaken → minimized                 classes    time
                        ------------------------------------------------------------------------------------------------------------------
                        orders                    21.4 MB → 3.1 MB   14 %                 48.0 MB → 8.1 MB   17 %   11,204 → 2,310   2.3 s
                        ping                         912 KB → 4 KB    0 %                   2.0 MB → 10 KB    0 %          610 → 3   0.1 s
                        ------------------------------------------------------------------------------------------------------------------
                        2 functions               22.3 MB → 3.1 MB   14 %                 50.0 MB → 8.1 MB   16 %   11,814 → 2,313   2.5 s""");
    }

    @Test
    void aFunctionIsSummedUpInOneLine() {
        assertThat(ORDERS.summary())
                .isEqualTo("orders   21.4 MB → 3.1 MB   unzipped 48.0 MB → 8.1 MB   classes 11,204 → 2,310"
                        + "   layers: libraries, own");
        assertThat(FunctionRow.decoded(ORDERS.encoded())).isEqualTo(ORDERS);
    }
}
