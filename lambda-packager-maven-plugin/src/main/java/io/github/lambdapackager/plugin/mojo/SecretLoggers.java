package io.github.lambdapackager.plugin.mojo;

import java.util.List;

/**
 * Keeps out of {@code mvn -X} what AWS's libraries tell there about every call: headers and answers that hold session tokens
 * and secret keys.
 */
final class SecretLoggers {
    /** Maven's own logging asks it when a logger is first wanted. */
    private static final String LEVEL_OF = "org.slf4j.simpleLogger.log.";

    private SecretLoggers() {}

    /** To be called before any class of these libraries is loaded; what a user has set stays. */
    static void quiet() {
        for (String library : List.of("software.amazon.awssdk", "org.apache.hc", "io.netty")) {
            System.getProperties().putIfAbsent(LEVEL_OF + library, "info");
        }
    }
}
