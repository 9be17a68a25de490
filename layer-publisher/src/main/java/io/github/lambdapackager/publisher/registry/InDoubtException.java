package io.github.lambdapackager.publisher.registry;

import java.io.IOException;

/** The call may have been carried out: its answer was lost, or says nothing. */
public final class InDoubtException extends IOException {
    private static final long serialVersionUID = 1L;

    public InDoubtException(String message, Throwable cause) {
        super(message, cause);
    }
}
