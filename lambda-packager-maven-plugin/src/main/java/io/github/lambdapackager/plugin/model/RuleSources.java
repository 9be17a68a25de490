package io.github.lambdapackager.plugin.model;

import io.github.lambdapackager.publisher.model.Violation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What shaking goes by beside the code: all of it, unless somebody asks what one source is worth.
 *
 * @param left ids of the sources that are left out
 */
public record RuleSources(Set<String> left) {
    /** What tells that something must be kept. */
    public static final List<String> KEEPING = List.of(
            "event-types",
            "lambda-serializer",
            "request-id",
            "built-in",
            "patterns",
            "services",
            "class-lists",
            "embedded-rules",
            "native-image",
            "reachability-repository",
            "log4j-plugins",
            "native-code",
            "scanned-classes",
            "named-files",
            "texts",
            "xmlbeans",
            "mapped-types",
            "forwarded-calls",
            "strings",
            "named-packages",
            "inherited-members",
            "composed-names",
            "class-literals",
            "annotations",
            "asked-annotations");

    /** What tells that something may go. */
    public static final List<String> REMOVING = List.of(
            "resources",
            "unread-resources",
            "native-libraries",
            "variable-names",
            "line-numbers",
            "member-types",
            "compiler-data",
            "marking-annotations",
            "comparisons",
            "dead-branches");

    public static final RuleSources ALL = new RuleSources(Set.of());

    public RuleSources {
        left = Set.copyOf(left);
    }

    /**
     * All but these.
     *
     * @param parts what can be left out one by one of sources that are data, as {@code source:name}
     */
    public static RuleSources without(Collection<String> ids, Collection<String> parts) throws PackagingException {
        List<String> known = new ArrayList<>(KEEPING);
        known.addAll(REMOVING);
        known.addAll(parts);
        List<Violation> violations = ids.stream()
                .filter(id -> !known.contains(id))
                .map(id -> new Violation(
                        "lambda.withoutRuleSources",
                        "\"" + id + "\" is no rule source",
                        "choose among " + String.join(", ", known)))
                .toList();
        if (!violations.isEmpty()) {
            throw new PackagingException(violations);
        }
        return new RuleSources(new TreeSet<>(ids));
    }

    public boolean has(String id) {
        return !left.contains(id);
    }
}
