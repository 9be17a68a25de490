package io.github.lambdapackager.plugin.rule;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.lambdapackager.plugin.jdk.JdkPackages;
import io.github.lambdapackager.plugin.model.KeepRule;
import io.github.lambdapackager.plugin.model.KeepRule.Trigger;
import io.github.lambdapackager.plugin.model.PackagingException;
import io.github.lambdapackager.plugin.model.UserRules;
import io.github.lambdapackager.publisher.model.Violation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * GraalVM metadata that the user wrote or had recorded beside the source code: only here an error is one that the user can
 * mend.
 */
final class UserMetadata {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String MANUAL = "https://www.graalvm.org/latest/reference-manual/native-image/metadata/";
    private static final Set<String> OF_TYPES = Set.of("reflection", "jni", "serialization");
    private static final String OF_RESOURCES = "resources";
    private static final Pattern WILDCARD = Pattern.compile("\\*\\*/|\\*\\*?");
    private static final String RECORDING = ".trace.json";

    private final ClassIndex classes;
    private final List<KeepRule> rules = new ArrayList<>();
    private final List<Pattern> resources = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<Violation> violations = new ArrayList<>();

    private UserMetadata(ClassIndex classes) {
        this.classes = classes;
    }

    /**
     * The rules of all files.
     *
     * @throws PackagingException with every entry that says nothing
     */
    static CollectedRules rules(List<UserRules> files, ClassIndex classes) throws PackagingException {
        UserMetadata metadata = new UserMetadata(classes);
        files.forEach(metadata::read);
        if (!metadata.violations.isEmpty()) {
            throw new PackagingException(metadata.violations);
        }
        return new CollectedRules(metadata.rules, metadata.resources, metadata.notes);
    }

    private void read(UserRules file) {
        boolean recorded = file.source().endsWith(RECORDING);
        ReachabilityFile types = new ReachabilityFile(
                classes,
                (recorded ? "recorded in " : "named in ") + file.source(),
                ReachabilityFile.Conditions.AS_IT_SAYS);
        try (JsonParser parser = JSON.createParser(file.text())) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                sections(parser, file, types);
            } else {
                refuse(file, parser, "it is no JSON object");
            }
        } catch (JsonProcessingException e) {
            String line = ", line " + e.getLocation().getLineNr();
            violations.add(
                    new Violation(file.source() + line, "it is not JSON: " + e.getOriginalMessage(), remedy(file)));
        } catch (IOException e) {
            throw new IllegalStateException("text in memory can be read", e);
        }
        rules.addAll(types.rules());
        types.unknown().stream()
                .filter(type -> !classes.contains(type) && !JdkPackages.contain(type))
                .forEach(type -> notes.add(file.source() + " names " + type + ", which is not on the class path: "
                        + (recorded ? "record afresh, or take the entry away" : "take the entry away")));
    }

    private void sections(JsonParser parser, UserRules file, ReachabilityFile types) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String section = parser.currentName();
            parser.nextToken();
            if (!OF_TYPES.contains(section) && !section.equals(OF_RESOURCES)) {
                parser.skipChildren();
            } else if (parser.currentToken() == JsonToken.START_ARRAY) {
                entries(parser, section, file, types);
            } else {
                refuse(file, parser, "\"" + section + "\" is no list");
                parser.skipChildren();
            }
        }
    }

    private void entries(JsonParser parser, String section, UserRules file, ReachabilityFile types) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            Violation nothing = violation(
                    file,
                    parser,
                    "an entry of \"" + section + "\" names "
                            + (section.equals(OF_RESOURCES) ? "neither a glob nor a bundle" : "no type"));
            JsonNode entry = JSON.readTree(parser);
            if (OF_TYPES.contains(section) && (entry.has("type") || entry.has("name"))) {
                types.read(entry, new Trigger.Always());
            } else if (section.equals(OF_RESOURCES) && entry.path("glob").isTextual()) {
                resources.add(pattern(entry.path("glob").textValue()));
            } else if (section.equals(OF_RESOURCES) && entry.has("bundle")) {
                types.read(entry, new Trigger.Always());
            } else {
                violations.add(nothing);
            }
        }
    }

    /** In a glob, {@code *} stands for any characters within a folder, {@code **} for any folders. */
    private static Pattern pattern(String glob) {
        return Pattern.compile(WILDCARD.matcher(Pattern.quote(glob)).replaceAll(UserMetadata::regex));
    }

    private static String regex(MatchResult wildcard) {
        return Matcher.quoteReplacement(
                switch (wildcard.group()) {
                    case "**/" -> "\\E(?:.*/)?\\Q";
                    case "**" -> "\\E.*\\Q";
                    default -> "\\E[^/]*\\Q";
                });
    }

    private void refuse(UserRules file, JsonParser parser, String problem) {
        violations.add(violation(file, parser, problem));
    }

    private static Violation violation(UserRules file, JsonParser parser, String problem) {
        int line = Math.max(1, parser.currentLocation().getLineNr());
        return new Violation(file.source() + ", line " + line, problem, remedy(file));
    }

    private static String remedy(UserRules file) {
        return file.source().endsWith(RECORDING)
                ? "mend the file, or take it away and run lambda:record again"
                : "correct the entry; " + MANUAL + " describes the format";
    }
}
