package io.github.lambdapackager.plugin.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {
    @TempDir
    Path folder;

    @Test
    void whatWasPrintedBeforeTheEndIsKept() throws Exception {
        for (int attempt = 0; attempt < 20; attempt++) {
            Path output = folder.resolve(attempt + ".log");
            Path printed = folder.resolve(attempt + ".printed");
            List<String> command =
                    List.of("/bin/sh", "-c", "head -c 60000 /dev/zero; echo end; : > " + printed + "; exec sleep 60");
            try (ChildProcess child = ChildProcess.start(command, Map.of(), folder, output)) {
                while (Files.notExists(printed)) {
                    assertThat(child.process().isAlive()).isTrue();
                    Thread.onSpinWait();
                }
            }
            assertThat(output).content().endsWith("end\n");
        }
    }

    @Test
    void aFloodIsCutAtTheSameByteHoweverItComesIn() throws Exception {
        for (String pieces : List.of("1000", "65536", "70001")) {
            Path output = folder.resolve(pieces + ".log");
            List<String> command = List.of(
                    "/bin/sh", "-c", "yes flood | dd bs=" + pieces + " iflag=fullblock 2>&1 | head -c 40000000");
            try (ChildProcess child = ChildProcess.start(command, Map.of("PATH", "/usr/bin:/bin"), folder, output)) {
                child.process().waitFor();
            }
            assertThat(Files.size(output)).isEqualTo((32L << 20) + "\n[more output than is kept]\n".length());
        }
    }
}
