package io.github.lambdapackager.plugin.rule;

import io.github.lambdapackager.plugin.model.KeepRule;
import io.github.lambdapackager.plugin.model.RuleSources;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import proguard.ClassSpecification;
import proguard.KeepClassSpecification;
import proguard.ParseException;

/** What Java itself and its tools do by reflection: {@code built-in.pro}, where the line above each rule is its name and its reason. */
final class BuiltInRules {
    private static final String FILE = "built-in.pro";
    private static final Map<String, KeepRule> RULES = read();

    private BuiltInRules() {}

    static List<KeepRule> rules(RuleSources sources) {
        return RULES.entrySet().stream()
                .filter(rule -> sources.has(rule.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** What the rules are called among the rule sources. */
    static Set<String> ids() {
        return RULES.keySet();
    }

    private static Map<String, KeepRule> read() {
        Map<String, KeepRule> rules = new LinkedHashMap<>();
        try {
            for (KeepClassSpecification rule : RuleText.keepRules(RuleText.parse(DataFile.text(FILE), FILE))) {
                String[] comment = comment(rule).split(": ", 2);
                rules.put("built-in:" + comment[0], KeepRule.always(RuleText.write(List.of(rule)), comment[1]));
            }
        } catch (ParseException | IOException e) {
            throw new IllegalStateException(FILE + " is part of the plugin and has to parse", e);
        }
        return Collections.unmodifiableMap(rules);
    }

    /** The comment's last line: ProGuard takes the head of the file for a part of the first comment. */
    private static String comment(KeepClassSpecification rule) {
        // Above a rule with a condition, the comment is the condition's.
        ClassSpecification commented = rule.condition == null ? rule : rule.condition;
        List<String> lines =
                Objects.requireNonNull(commented.comments).strip().lines().toList();
        return lines.get(lines.size() - 1).strip();
    }
}
