package io.github.lambdapackager.plugin.rule;

import io.github.lambdapackager.plugin.model.KeepRule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import proguard.KeepClassSpecification;
import proguard.ParseException;

/** What Java itself and its tools do by reflection: {@code built-in.pro}, where each rule's comment is its reason. */
final class BuiltInRules {
    private static final String FILE = "built-in.pro";
    private static final List<KeepRule> RULES = read();

    private BuiltInRules() {}

    static List<KeepRule> rules() {
        return RULES;
    }

    private static List<KeepRule> read() {
        List<KeepRule> rules = new ArrayList<>();
        try {
            for (KeepClassSpecification rule : RuleText.keepRules(RuleText.parse(DataFile.text(FILE), FILE))) {
                String reason =
                        String.valueOf(rule.comments).replaceAll("\\s+", " ").strip();
                rules.add(KeepRule.always(RuleText.write(List.of(rule)), reason));
            }
        } catch (ParseException | IOException e) {
            throw new IllegalStateException(FILE + " is part of the plugin and has to parse", e);
        }
        return rules;
    }
}
