package io.github.lambdapackager.publisher.apply;

import io.github.lambdapackager.publisher.manifest.JournalEntry;
import io.github.lambdapackager.publisher.manifest.JournalFormat;
import io.github.lambdapackager.publisher.model.Grant;
import io.github.lambdapackager.publisher.model.LayerVersion;
import io.github.lambdapackager.publisher.model.PublishedContent;
import io.github.lambdapackager.publisher.plan.LayerStep;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What was done on this machine, one line an event, on the disk before the next call is made. Nothing is lost without it:
 * it saves calls, and tells of a publisher that was killed in the middle.
 */
public final class Journal implements Closeable {
    private final Path file;
    private final Optional<DurableLines> lines;
    private final Set<String> verified = new TreeSet<>();
    private final Set<String> open = new TreeSet<>();

    private Journal(Path file, Optional<DurableLines> lines) {
        this.file = file;
        this.lines = lines;
    }

    /** One that remembers nothing. */
    public static Journal none() {
        return new Journal(Path.of(""), Optional.empty());
    }

    public static Journal open(Path file) throws IOException {
        Optional<Path> folder = Optional.ofNullable(file.toAbsolutePath().getParent());
        if (folder.isPresent()) {
            Files.createDirectories(folder.get());
        }
        String text = Files.exists(file) ? Files.readString(file) : "";
        Journal journal = new Journal(file, Optional.of(DurableLines.open(file)));
        JournalFormat.read(text).forEach(journal::remember);
        return journal;
    }

    /** What {@link #verification} names, of all versions whose zip was compared. */
    public synchronized Set<String> verified() {
        return Set.copyOf(verified);
    }

    /** Whether a publishing was begun whose end is not known: its call may still be on its way. */
    public synchronized boolean hasOpenIntent() {
        return !open.isEmpty();
    }

    void intend(LayerStep step) throws IOException {
        append(JournalEntry.intent(
                step.target(), step.layer().name(), step.layer().contentDigest()));
    }

    void settled(LayerStep step, LayerVersion version) throws IOException {
        append(JournalEntry.settled(
                step.target(), step.layer().name(), step.layer().contentDigest(), verification(version)));
    }

    void granted(LayerStep step, LayerVersion version, Grant grant) throws IOException {
        append(JournalEntry.granted(
                step.target(), step.layer().name(), step.layer().contentDigest(), version.arn(), grant));
    }

    /** A version together with what it says it holds: an ARN alone may be another's after an account was emptied. */
    static String verification(LayerVersion version) {
        return version.arn()
                + " "
                + version.content().map(PublishedContent::description).orElse("");
    }

    private void append(JournalEntry entry) throws IOException {
        if (lines.isPresent()) {
            try {
                lines.get().append(JournalFormat.line(entry));
            } catch (IOException e) {
                throw new IOException(
                        "cannot write the journal " + file + ": " + e.getMessage()
                                + "\n  → make room for it, or name another with --journal, and run it again: what is"
                                + " done is not done twice",
                        e);
            }
        }
        remember(entry);
    }

    private synchronized void remember(JournalEntry entry) {
        String content = entry.target() + " " + entry.layer() + " " + entry.digest();
        switch (entry.event()) {
            case INTENT -> open.add(content);
            case SETTLED -> {
                open.remove(content);
                verified.add(entry.version());
            }
            case GRANTED -> {}
        }
    }

    @Override
    public void close() throws IOException {
        if (lines.isPresent()) {
            lines.get().close();
        }
    }
}
