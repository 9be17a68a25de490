package io.github.lambdapackager.plugin.rule;

import io.github.lambdapackager.plugin.model.KeepRule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import proguard.ClassSpecification;
import proguard.KeepClassSpecification;
import proguard.ParseException;

/** What Java itself and its tools do by reflection: {@code built-in.pro}, where the line above each rule is its reason. */
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
                rules.add(KeepRule.always(RuleText.write(List.of(rule)), reason(rule)));
            }
        } catch (ParseException | IOException e) {
            throw new IllegalStateException(FILE + " is part of the plugin and has to parse", e);
        }
        return rules;
    }

    /** The comment's last line: ProGuard takes the head of the file for a part of the first comment. */
    private static String reason(KeepClassSpecification rule) {
        // Above a rule with a condition, the comment is the condition's.
        ClassSpecification commented = rule.condition == null ? rule : rule.condition;
        List<String> lines =
                Objects.requireNonNull(commented.comments).strip().lines().toList();
        return lines.get(lines.size() - 1).strip();
    }
}
