package io.github.lambdapackager.plugin.rule;

import io.github.lambdapackager.plugin.model.KeepRule;
import io.github.lambdapackager.plugin.model.KeepRule.Trigger;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import proguard.ParseException;

/** ProGuard's and R8's rule files in jars, of which only the keep rules count. */
final class EmbeddedRules implements RuleSource {

    @Override
    public CollectedRules rulesOf(PackagedArtifact artifact, ClassIndex classes) {
        List<KeepRule> rules = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (String file : RuleFolders.choose(artifact.files().keySet())) {
            String place = file + " of " + artifact.name();
            String text = new String(artifact.files().getOrDefault(file, new byte[0]), StandardCharsets.UTF_8);
            try {
                String kept = keepRules(text, place, notes);
                if (!kept.isEmpty()) {
                    rules.add(new KeepRule(kept, "rule in " + place, when(artifact)));
                }
            } catch (ParseException | IOException e) {
                notes.add(place + " is passed over, for it is no rule file: " + e.getMessage());
            }
        }
        return new CollectedRules(rules, notes);
    }

    private static String keepRules(String text, String place, List<String> notes) throws ParseException, IOException {
        var configuration = RuleText.parse(
                text, place, (option, line) -> notes.add("option " + option + " is passed over in " + line));
        RuleText.keepRules(configuration).forEach(NumberedWildcards::renumber);
        String kept = RuleText.write(RuleText.keepRules(configuration));
        RuleText.parse(kept, place);
        return kept;
    }

    /** A library's rules are about those who use it; a jar of nothing but rules speaks for others. */
    private static Trigger when(PackagedArtifact artifact) {
        boolean hasClasses = artifact.files().entrySet().stream()
                .anyMatch(file -> ClassIndex.isClass(file.getKey(), file.getValue()));
        return hasClasses ? artifact.reached() : new Trigger.Always();
    }
}
