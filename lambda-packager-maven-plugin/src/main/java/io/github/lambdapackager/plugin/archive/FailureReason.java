package io.github.lambdapackager.plugin.archive;

import java.io.IOException;
import java.nio.file.FileSystemException;

/** Says why input or output failed: the JDK's message often is a bare path, and the reason the exception's name. */
final class FailureReason {
    private FailureReason() {}

    static String of(IOException failure) {
        String kind = failure.getClass().getSimpleName().replaceFirst("Exception$", "");
        if (failure instanceof FileSystemException onFile) {
            String reason = onFile.getReason() == null ? kind : onFile.getReason();
            return reason + " (" + onFile.getFile() + ")";
        }
        return failure.getMessage() == null ? kind : failure.getMessage();
    }
}
