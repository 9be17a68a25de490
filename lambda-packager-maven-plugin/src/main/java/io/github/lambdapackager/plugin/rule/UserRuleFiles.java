package io.github.lambdapackager.plugin.rule;

import io.github.lambdapackager.plugin.model.KeepRule;
import io.github.lambdapackager.plugin.model.PackagingException;
import io.github.lambdapackager.plugin.model.UserRules;
import io.github.lambdapackager.publisher.model.Violation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import proguard.Configuration;
import proguard.ParseException;

/** The user's own rules: only here an error is one that the user can mend. */
final class UserRuleFiles {
    private static final Pattern LINE = Pattern.compile("(.*?),?(?: in| of)? line (\\d+) of .*", Pattern.DOTALL);
    private static final String MANUAL = "https://www.guardsquare.com/manual/configuration/usage";

    private UserRuleFiles() {}

    static List<KeepRule> rules(List<UserRules> files) throws PackagingException {
        List<KeepRule> rules = new ArrayList<>();
        List<Violation> violations = new ArrayList<>();
        for (UserRules file : files) {
            try {
                Configuration configuration = RuleText.parse(file.text(), file.source());
                violations.addAll(misplaced(configuration, file));
                String text = RuleText.write(RuleText.keepRules(configuration));
                if (!text.isEmpty()) {
                    rules.add(KeepRule.always(text, "your rule in " + file.source()));
                }
            } catch (ParseException e) {
                violations.add(unreadable(file, String.valueOf(e.getMessage())));
            } catch (IOException e) {
                violations.add(new Violation(
                        file.source(),
                        "the rules cannot be read: " + e.getMessage(),
                        "write each rule file so that it stands alone; an -include is not needed"));
            }
        }
        if (!violations.isEmpty()) {
            throw new PackagingException(violations);
        }
        return rules;
    }

    /** Options that would not do what they promise; others that are no keep rules mean nothing here. */
    private static List<Violation> misplaced(Configuration configuration, UserRules file) {
        List<Violation> violations = new ArrayList<>();
        if (!configuration.shrink) {
            violations.add(new Violation(
                    file.source(),
                    "-dontshrink is no keep rule",
                    "write <shrink>none</shrink> in the plugin's configuration"));
        }
        if (configuration.programJars != null || configuration.libraryJars != null) {
            violations.add(new Violation(
                    file.source(),
                    "-injars, -outjars and -libraryjars are no keep rules",
                    "remove them: the class path comes from the POM's dependencies"));
        }
        return violations;
    }

    private static Violation unreadable(UserRules file, String message) {
        Matcher location = LINE.matcher(message);
        boolean located = location.matches();
        return new Violation(
                located ? file.source() + ", line " + location.group(2) : file.source(),
                Objects.requireNonNullElse(located ? location.group(1) : null, message),
                "correct the rule; " + MANUAL + " describes the language");
    }
}
