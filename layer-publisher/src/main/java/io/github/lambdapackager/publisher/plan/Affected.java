package io.github.lambdapackager.publisher.plan;

import java.util.List;

/**
 * A function or a layer that differs between what is deployed and what was built.
 *
 * @param part what it is, a {@code function} or a {@code layer}
 * @param change how it differs: it is new, gone or another one
 * @param causes why, when it changed
 */
public record Affected(String part, String name, String change, List<Cause> causes) {
    public Affected {
        causes = List.copyOf(causes);
    }

    /**
     * One reason.
     *
     * @param kind {@code own-code}, {@code dependency}, {@code layer}, {@code setting}, {@code rule} or {@code tool}
     * @param text what a reader wants to know, such as {@code com.example:json from 1.0 to 1.1}
     */
    public record Cause(String kind, String text) {}
}
