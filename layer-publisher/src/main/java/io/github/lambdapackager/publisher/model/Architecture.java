package io.github.lambdapackager.publisher.model;

import java.util.Arrays;
import java.util.Optional;

/** A processor that Lambda runs functions on. */
public enum Architecture {
    X86_64("x86_64"),
    ARM64("arm64");

    private final String id;

    Architecture(String id) {
        this.id = id;
    }

    /** The architecture that Lambda's API calls so. */
    public static Optional<Architecture> withId(String id) {
        return Arrays.stream(values())
                .filter(architecture -> architecture.id.equals(id))
                .findFirst();
    }

    /** Its name in Lambda's API. */
    public String id() {
        return id;
    }
}
