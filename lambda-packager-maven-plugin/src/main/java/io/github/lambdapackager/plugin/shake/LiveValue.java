package io.github.lambdapackager.plugin.shake;

import java.util.LinkedHashSet;
import java.util.Set;

/** What is known by now of a field, a parameter or a result that somebody asked for, and who is to hear when it is less. */
final class LiveValue implements LiveValues.Reader {
    /** Works out a value; the value itself is to hear when that changes. */
    interface Source {
        Known value(LiveValue reader);
    }

    private final Source source;
    private final Set<LiveValues.Reader> readers = new LinkedHashSet<>(4);
    private Known known = Known.NONE;
    private boolean isStale = true;

    LiveValue(Source source) {
        this.source = source;
    }

    /** What is known. */
    Known known() {
        return known;
    }

    /** True when it is to be worked out again, and was not before. */
    boolean becomeStale() {
        boolean isNew = !isStale && !known.isAny();
        isStale |= isNew;
        return isNew;
    }

    /** Works it out, if it has to be; true when less is known than before. */
    boolean refresh() {
        if (!isStale) {
            return false;
        }
        // One that depends on itself reads what is known so far, and hears of the rest.
        isStale = false;
        return join(source.value(this));
    }

    /** Adds what it may be as well; true when less is known than before. */
    boolean join(Known other) {
        Known before = known;
        known = before.or(other);
        return !known.equals(before);
    }

    /** Notes who is to hear of a change, if there can be any. */
    void addReader(LiveValues.Reader reader) {
        if (!known.isAny()) {
            readers.add(reader);
        }
    }

    /** Those who are to hear of a change; they ask again. */
    Set<LiveValues.Reader> takeReaders() {
        Set<LiveValues.Reader> taken = new LinkedHashSet<>(readers);
        readers.clear();
        return taken;
    }
}
