package io.github.lambdapackager.plugin.report;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import io.github.lambdapackager.plugin.model.FileChange;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Shows a change of a file as {@code diff -u} does. */
public final class UnifiedDiff {
    private static final String NO_FILE = "/dev/null";
    private static final int CONTEXT = 3;

    private final Path root;

    /** @param root what the names of files are relative to */
    public UnifiedDiff(Path root) {
        this.root = root;
    }

    /** The lines of the difference; none when there is none. */
    public List<String> render(FileChange change) {
        String name = root.relativize(change.file()).toString().replace('\\', '/');
        List<String> before = lines(change.before());
        return UnifiedDiffUtils.generateUnifiedDiff(
                change.before().isPresent() ? "a/" + name : NO_FILE,
                change.after().isPresent() ? "b/" + name : NO_FILE,
                before,
                DiffUtils.diff(before, lines(change.after())),
                CONTEXT);
    }

    private static List<String> lines(Optional<String> text) {
        return text.stream().flatMap(String::lines).toList();
    }
}
