package io.github.lambdapackager.plugin.model;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a goal would write into a file of the repository.
 *
 * @param before empty: there is no such file
 * @param after empty: the file goes
 */
public record FileChange(Path file, Charset charset, Optional<String> before, Optional<String> after) {
    /** Whether it would change anything. */
    public boolean isChange() {
        return !before.equals(after);
    }
}
