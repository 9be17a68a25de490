package io.github.lambdapackager.plugin.rule;

import io.github.lambdapackager.plugin.model.KeepRule;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Keep rules, each with its reason.
 *
 * @param rules every one parses; those that name classes name classes of the class path
 * @param resources whole names of resources that stay although only tools read such
 * @param notes what was passed over and why (debug)
 */
public record CollectedRules(List<KeepRule> rules, List<Pattern> resources, List<String> notes) {
    static final CollectedRules NONE = new CollectedRules(List.of(), List.of());

    public CollectedRules {
        rules = List.copyOf(rules);
        resources = List.copyOf(resources);
        notes = List.copyOf(notes);
    }

    static CollectedRules of(List<CollectedRules> parts) {
        return new CollectedRules(
                parts.stream().flatMap(part -> part.rules().stream()).toList(),
                parts.stream().flatMap(part -> part.notes().stream()).toList());
    }

    CollectedRules(List<KeepRule> rules, List<String> notes) {
        this(rules, List.of(), notes);
    }
}
