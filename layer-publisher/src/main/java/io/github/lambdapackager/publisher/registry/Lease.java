package io.github.lambdapackager.publisher.registry;

import java.io.Closeable;
import java.io.IOException;

/** A lock that is held until it is closed, or until its time runs out. */
public interface Lease extends Closeable {
    /** Throws when the time is so short that another publisher could come in during one more call. */
    void check() throws IOException;
}
