package io.github.lambdapackager.plugin.rule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.lambdapackager.plugin.model.KeepRule;
import io.github.lambdapackager.plugin.model.KeepRule.Trigger;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What libraries tell GraalVM about their reflection, JNI, proxies and serialization.
 *
 * @see <a href="https://www.graalvm.org/latest/reference-manual/native-image/metadata/">Reachability metadata</a>
 */
final class NativeImageMetadata implements RuleSource {
    // Whatever its name: a native-image.properties beside it may say what the file is for.
    private static final PathPattern FILE = new PathPattern("META-INF/native-image/**.json");
    private static final Set<String> NESTED = Set.of(
            "reflection",
            "jni",
            "serialization",
            "types",
            "lambdaCapturingTypes",
            "proxies",
            "interfaces",
            "proxy",
            "type");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS, JsonReadFeature.ALLOW_TRAILING_COMMA)
            .build();

    @Override
    public CollectedRules rulesOf(PackagedArtifact artifact, ClassIndex classes) {
        List<KeepRule> rules = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        artifact.files().forEach((file, bytes) -> {
            if (FILE.matches(file)) {
                String place = file + " of " + artifact.name();
                try {
                    new Reading(classes, "named in " + place, rules).read(JSON.readTree(bytes), artifact.reached());
                } catch (JsonProcessingException e) {
                    notes.add(place + " is passed over, for it is no JSON: " + e.getOriginalMessage());
                } catch (IOException e) {
                    throw new IllegalStateException("bytes in memory can be read", e);
                }
            }
        });
        return new CollectedRules(rules, notes);
    }

    private record Reading(ClassIndex classes, String reason, List<KeepRule> rules) {
        /** Every format nests entries in lists; a name is the text of an entry, or its name or type. */
        void read(JsonNode node, Trigger when) {
            if (node.isTextual()) {
                keep(node.textValue(), when);
            } else if (node.isArray()) {
                node.forEach(entry -> read(entry, when));
            } else if (node.isObject()) {
                Trigger condition = condition(node.path("condition"), when);
                read(node.path("name"), condition);
                NESTED.stream().sorted().forEach(name -> read(node.path(name), condition));
            }
        }

        private static Trigger condition(JsonNode condition, Trigger otherwise) {
            String type = condition
                    .path("typeReached")
                    .asText(condition.path("typeReachable").asText(""));
            return type.isEmpty() ? otherwise : new Trigger.ClassReached(Set.of(type));
        }

        private void keep(String type, Trigger when) {
            String element = type.replaceFirst("(\\[])+$", "").replaceFirst("^\\[+L(.*);$", "$1");
            if (classes.isPackaged(element)) {
                rules.add(KeepRule.whole(element, reason, when));
            }
        }
    }
}
