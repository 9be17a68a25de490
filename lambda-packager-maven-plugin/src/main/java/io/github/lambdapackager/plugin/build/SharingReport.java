package io.github.lambdapackager.plugin.build;

import io.github.lambdapackager.plugin.model.FileChange;
import java.util.List;

/**
 * What a switch would write, with nothing written yet.
 *
 * @param changes the files that would change, none when all is so already
 * @param lines what it means, for the one who waits
 */
public record SharingReport(List<FileChange> changes, List<String> lines) {
    public SharingReport {
        changes = List.copyOf(changes);
        lines = List.copyOf(lines);
    }
}
