package io.github.lambdapackager.plugin.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How the functions of a repository come by the code of a shared module. */
public enum Sharing {
    /** Each function carries it. */
    EMBEDDED,
    /** A layer holds it. */
    LAYER,
    /** Functions take a released version of it from a Maven repository. */
    LIBRARY,
    /** Planning decides whether a layer holds it. */
    PLANNED;

    /**
     * Reads the text form, such as {@code layer}.
     *
     * @throws IllegalArgumentException when it is anything else
     */
    public static Sharing parse(String text) {
        return Arrays.stream(values())
                .filter(way -> way.id().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"" + text + "\" is none of "
                        + Arrays.stream(values()).map(Sharing::id).collect(Collectors.joining(", "))));
    }

    /** The text form. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
