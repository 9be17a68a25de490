package io.github.lambdapackager.plugin.reactor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.lambdapackager.plugin.model.DeployMix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitHistoryTest {
    private static final List<String> FUNCTIONS = List.of("orders", "billing", "stock");

    @TempDir
    Path root;

    @Test
    void aFolderOutsideGitTellsNothing() throws Exception {
        assertThat(new GitHistory(root, Set.of()).mix()).isEmpty();
    }

    @Test
    void commitsAreCountedByWhatTheyChange() throws Exception {
        repository();
        for (int number = 0; number < 16; number++) {
            commit(number, "orders/src/main/java/Orders.java");
            commit(number, "README.md");
        }
        for (int number = 0; number < 8; number++) {
            commit(number, "shared/src/main/java/Shared.java", "orders/src/main/java/Orders.java");
        }
        for (int number = 0; number < 4; number++) {
            commit(number, "pom.xml");
        }
        for (int number = 0; number < 2; number++) {
            commit(number, "orders/src/main/java/A.java", "billing/src/main/java/B.java", "stock/src/main/java/C.java");
        }

        // One more of each: what did not happen yet may happen.
        assertThat(history().mix()).hasValue(new DeployMix(17, 9, 5, 3));
    }

    @Test
    void aShortHistoryTellsNothing() throws Exception {
        repository();
        for (int number = 0; number < 5; number++) {
            commit(number, "orders/src/main/java/Orders.java");
        }

        assertThat(history().mix()).isEmpty();
    }

    private GitHistory history() {
        return new GitHistory(
                root, Set.copyOf(FUNCTIONS.stream().map(root::resolve).toList()));
    }

    private void repository() throws Exception {
        assumeTrue(git("init", "-q"), "there is no git on this machine");
    }

    private void commit(int number, String... files) throws Exception {
        for (String file : files) {
            Path path = root.resolve(file);
            Files.createDirectories(path.resolveSibling(""));
            Files.writeString(path, List.of(files) + " " + number);
        }
        git("add", ".");
        git("-c", "user.name=t", "-c", "user.email=t@example.com", "-c", "commit.gpgsign=false", "commit", "-qm", "m");
    }

    private boolean git(String... arguments) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        try {
            return new ProcessBuilder(command)
                            .directory(root.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
