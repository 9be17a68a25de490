package io.github.lambdapackager.publisher.model;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was run to see that a shaken package behaves as the unshaken one, and how much that says.
 *
 * @param reason why it is not worth more; empty when it is verified
 * @param shaken the package that it holds for
 * @param unshaken the package that it was compared with
 * @param jdk the version of the JDK that ran both
 * @param figures counts and bytes by name; no times, for those differ from run to run
 */
public record Proof(
        Strength strength,
        String reason,
        ContentDigest shaken,
        ContentDigest unshaken,
        String jdk,
        List<Event> events,
        SortedMap<String, Long> figures) {
    public Proof {
        if (jdk.isBlank()) {
            throw new IllegalArgumentException("a proof names its jdk");
        }
        if (reason.isBlank() != (strength == Strength.VERIFIED)) {
            throw new IllegalArgumentException("a proof has a reason where it is not verified, and only there");
        }
        events = List.copyOf(events);
        figures = Collections.unmodifiableSortedMap(new TreeMap<>(figures));
    }

    /** How much a proof says. */
    public enum Strength {
        /** Every event gave the same, and none failed. */
        VERIFIED,
        /** What was compared was the same, but it says little. */
        WEAK,
        /** Nothing could be compared. */
        UNPROVEN;

        public static Optional<Strength> withId(String id) {
            return Arrays.stream(values())
                    .filter(strength -> strength.id().equals(id))
                    .findFirst();
        }

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A sample event that was run.
     *
     * @param digest of the event's file alone, under this name
     */
    public record Event(String name, ContentDigest digest) {
        public Event {
            if (name.isBlank()) {
                throw new IllegalArgumentException("an event has a name");
            }
        }
    }
}
