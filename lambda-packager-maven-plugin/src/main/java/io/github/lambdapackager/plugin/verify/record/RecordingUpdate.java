package io.github.lambdapackager.plugin.verify.record;

import io.github.lambdapackager.plugin.model.ClasspathContent;
import io.github.lambdapackager.plugin.model.PackagingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Brings a function's recording up to what a run has shown. */
public final class RecordingUpdate {
    private final ClasspathContent content;
    private final int javaVersion;
    private final boolean afresh;

    /**
     * @param content the class path, which the function ran with
     * @param afresh whether what an earlier recording named and this run did not reach goes
     */
    public RecordingUpdate(ClasspathContent content, int javaVersion, boolean afresh) {
        this.content = content;
        this.javaVersion = javaVersion;
        this.afresh = afresh;
    }

    /**
     * What changed in a recording.
     *
     * @param added a line for each thing that the file did not name before
     * @param named how many things it names now
     */
    public record Change(List<String> added, int named) {
        public Change {
            added = List.copyOf(added);
        }
    }

    /**
     * Writes what the run reached by reflection and the shaken package lacks; no file where there is no such thing.
     *
     * @param file the recording; it need not exist
     * @param observations the lines that the observing agent wrote
     * @param loaded the classes that the JVM loaded from the package
     * @param zip the shaken package
     * @throws PackagingException when the file is no recording
     */
    public Change write(Path file, List<String> observations, Collection<String> loaded, Path zip)
            throws PackagingException, IOException {
        RecordingFile earlier = RecordingFile.read(file);
        Recording before = earlier.recording();
        Recording found = new Gaps(PackageContent.of(content, javaVersion), PackageContent.of(zip), before)
                .find(Observed.parse(observations), loaded);
        RecordingFile updated = (afresh ? RecordingFile.empty() : earlier).with(found);
        save(file, updated.text());
        List<String> added = new ArrayList<>(found.lines());
        added.removeAll(before.lines());
        return new Change(added, updated.recording().lines().size());
    }

    private static void save(Path file, String text) throws IOException {
        if (text.isEmpty()) {
            Files.deleteIfExists(file);
            return;
        }
        Files.createDirectories(file.resolveSibling(""));
        if (!Files.exists(file) || !Files.readString(file).equals(text)) {
            Files.writeString(file, text);
        }
    }
}
