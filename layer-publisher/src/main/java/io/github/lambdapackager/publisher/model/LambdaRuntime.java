package io.github.lambdapackager.publisher.model;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/** A managed Java runtime of Lambda. */
public enum LambdaRuntime {
    JAVA8_AL2("java8.al2", 8, false),
    JAVA11("java11", 11, false),
    JAVA17("java17", 17, false),
    JAVA21("java21", 21, true),
    JAVA25("java25", 25, true),
    JAVA8_AL2023("java8.al2023", 8, true),
    JAVA11_AL2023("java11.al2023", 11, true),
    JAVA17_AL2023("java17.al2023", 17, true);

    /** The runtime with the newest Java. */
    public static final LambdaRuntime NEWEST = JAVA25;

    // Class files of Java 8 have the major version 52, and each Java version since adds one.
    private static final int CLASS_FILE_OFFSET = 44;

    private final String id;
    private final int javaVersion;
    private final boolean supported;

    LambdaRuntime(String id, int javaVersion, boolean supported) {
        this.id = id;
        this.javaVersion = javaVersion;
        this.supported = supported;
    }

    /** The runtime that Lambda's API calls so. */
    public static Optional<LambdaRuntime> withId(String id) {
        return Arrays.stream(values()).filter(runtime -> runtime.id.equals(id)).findFirst();
    }

    /** The oldest runtime that AWS supports and that has at least this Java version; the newest when none has it. */
    public static LambdaRuntime oldestFor(int javaVersion) {
        return Arrays.stream(values())
                .filter(runtime -> runtime.supported && runtime.javaVersion >= javaVersion)
                .min(Comparator.comparingInt(LambdaRuntime::javaVersion))
                .orElse(NEWEST);
    }

    /** Its name in Lambda's API. */
    public String id() {
        return id;
    }

    /** Its Java feature version, such as 21. */
    public int javaVersion() {
        return javaVersion;
    }

    /** The highest major version of a class file that it loads. */
    public int highestClassFileVersion() {
        return javaVersion + CLASS_FILE_OFFSET;
    }

    /** Whether AWS supports it: the runtimes on Amazon Linux 2 are deprecated since 30 June 2026. */
    public boolean supported() {
        return supported;
    }
}
