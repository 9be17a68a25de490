package io.github.lambdapackager.plugin.model;

import java.util.Arrays;
import java.util.Locale;

/** How much of the class path is removed. */
public enum ShrinkMode {
    /** Classes that are not reached, and members that are not reached of classes that are reached by linking alone. */
    MEMBERS,
    /** Classes that are not reached; what stays is whole. */
    CLASSES,
    /** Nothing: whole dependencies in our own layout. */
    NONE;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static ShrinkMode parse(String text) throws PackagingException {
        return Arrays.stream(values())
                .filter(mode -> mode.id().equals(text.strip()))
                .findFirst()
                .orElseThrow(() -> new PackagingException(
                        "lambda.shrink", "\"" + text + "\" is no shrink mode", "choose members, classes or none"));
    }
}
