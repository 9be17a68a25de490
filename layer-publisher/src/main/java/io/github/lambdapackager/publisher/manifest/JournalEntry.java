package io.github.lambdapackager.publisher.manifest;

import io.github.lambdapackager.publisher.model.ContentDigest;
import io.github.lambdapackager.publisher.model.Grant;
import io.github.lambdapackager.publisher.model.Target;

/**
 * One event of a journal.
 *
 * @param version the version with what it holds, or {@code ""} where none is known yet
 * @param detail who was granted it, or {@code ""}
 */
public record JournalEntry(
        Event event, Target target, String layer, ContentDigest digest, String version, String detail) {
    /** What happened. */
    public enum Event {
        /** A version is about to be published. */
        INTENT,
        /** It is known which version holds the content. */
        SETTLED,
        /** Somebody may use the version. */
        GRANTED
    }

    public static JournalEntry intent(Target target, String layer, ContentDigest digest) {
        return new JournalEntry(Event.INTENT, target, layer, digest, "", "");
    }

    public static JournalEntry settled(Target target, String layer, ContentDigest digest, String version) {
        return new JournalEntry(Event.SETTLED, target, layer, digest, version, "");
    }

    public static JournalEntry granted(Target target, String layer, ContentDigest digest, String version, Grant grant) {
        return new JournalEntry(Event.GRANTED, target, layer, digest, version, grant.toString());
    }
}
