package io.github.lambdapackager.plugin.reactor;

import io.github.lambdapackager.plugin.model.DeployMix;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads from git what the latest commits changed: one function, what functions share, the dependencies or everything. */
public final class GitHistory {
    /** Fewer commits than these tell nothing. */
    private static final int FEWEST = 30;

    private static final String COMMITS = "500";
    private static final String MARK = "\u0001";

    private final Path root;
    private final Set<Path> functionModules;

    /** @param functionModules the folders of the modules that have functions */
    public GitHistory(Path root, Set<Path> functionModules) {
        this.root = root.toAbsolutePath().normalize();
        this.functionModules = Set.copyOf(functionModules);
    }

    /** Empty where there is no git, no repository or too little of a history. */
    public Optional<DeployMix> mix() throws IOException {
        int[] counts = new int[4];
        for (String commit : log().split(MARK, -1)) {
            List<String> files = commit.lines().filter(line -> !line.isBlank()).toList();
            int kind = kind(files);
            if (kind >= 0) {
                counts[kind]++;
            }
        }
        int sum = counts[0] + counts[1] + counts[2] + counts[3];
        return sum < FEWEST
                ? Optional.empty()
                // One more of each: what did not happen yet may happen.
                : Optional.of(new DeployMix(counts[0] + 1, counts[1] + 1, counts[2] + 1, counts[3] + 1));
    }

    private String log() throws IOException {
        try {
            Process git = new ProcessBuilder(
                            "git", "log", "--no-merges", "-n", COMMITS, "--name-only", "--relative", "--format=%x01")
                    .directory(root.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (InputStream output = git.getInputStream()) {
                String text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
                return git.waitFor() == 0 ? text : "";
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        } catch (IOException e) {
            // There is no git on this machine.
            return "";
        }
    }

    private int kind(List<String> files) {
        Set<Path> touched = files.stream()
                .filter(file -> file.contains("src/main/"))
                .map(file -> root.resolve(file.substring(0, file.indexOf("src/main/")))
                        .normalize())
                .collect(Collectors.toSet());
        Stream<Path> functions = touched.stream().filter(functionModules::contains);
        long changed = functions.count();
        if (changed > 1 && 2 * changed > functionModules.size()) {
            return 3;
        }
        if (touched.size() > changed) {
            return 1;
        }
        if (changed > 0) {
            return 0;
        }
        return files.stream().anyMatch(file -> file.endsWith("pom.xml")) ? 2 : -1;
    }
}
