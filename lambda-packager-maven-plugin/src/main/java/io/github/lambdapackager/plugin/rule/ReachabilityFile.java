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
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One file of reachability metadata, in any of GraalVM's formats: {@code reflect-config.json}, {@code jni-config.json},
 * {@code proxy-config.json}, {@code serialization-config.json}, {@code resource-config.json} (of which the bundles count:
 * other resources are no classes), {@code predefined-classes-config.json} (nothing of it counts), and {@code
 * reachability-metadata.json}, which holds them all.
 *
 * @see <a href="https://www.graalvm.org/latest/reference-manual/native-image/metadata/">Reachability metadata</a>
 */
final class ReachabilityFile {
    private static final Set<String> WITHOUT_CLASSES = Set.of("comment", "foreign", "excludes", "includes", "globs");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS, JsonReadFeature.ALLOW_TRAILING_COMMA)
            .build();

    private final ClassIndex classes;
    private final String reason;
    private final Conditions conditions;
    private final List<KeepRule> rules = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();

    /** When a class counts that metadata names: as the metadata says, more exactly, or never. */
    interface Conditions {
        Conditions AS_IT_SAYS = (className, when) -> Optional.of(when);

        Optional<Trigger> when(String className, Trigger asItSays);
    }

    ReachabilityFile(ClassIndex classes, String reason, Conditions conditions) {
        this.classes = classes;
        this.conditions = conditions;
        this.reason = reason;
    }

    /** @param otherwise when an entry counts that has no condition */
    static CollectedRules read(
            byte[] json, String place, Trigger otherwise, ClassIndex classes, Conditions conditions) {
        ReachabilityFile file = new ReachabilityFile(classes, "named in " + place, conditions);
        try {
            JsonNode root = JSON.readTree(json);
            file.read(root, otherwise);
            return new CollectedRules(file.rules, List.of());
        } catch (JsonProcessingException e) {
            String problem = place + " is passed over, for it is no JSON: " + e.getOriginalMessage();
            return new CollectedRules(List.of(), List.of(problem));
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory can be read", e);
        }
    }

    /** Sections hold lists, lists hold entries; a list in a list, or with {@code interfaces}, is a proxy's. */
    void read(JsonNode node, Trigger when) {
        if (node.isTextual()) {
            keep(node.textValue(), when);
        } else if (node.isArray()) {
            node.forEach(item -> read(item, when));
        } else if (node.isObject()) {
            Trigger condition = condition(node.path("condition"), when);
            if (node.has("bundle") || node.has("locales")) {
                keepBundle(node, condition);
            } else if (node.has("name") || node.has("type")) {
                entry(node, condition);
            } else if (node.has("interfaces")) {
                read(node.path("interfaces"), condition);
            } else if (!node.has("glob")) {
                section(node, condition);
            }
        }
    }

    private void section(JsonNode section, Trigger when) {
        section.properties().stream()
                .filter(field -> !WITHOUT_CLASSES.contains(field.getKey())
                        && (field.getValue().isArray() || field.getValue().isObject()))
                .forEach(field -> read(field.getValue(), when));
    }

    private static Trigger condition(JsonNode condition, Trigger otherwise) {
        JsonNode type = condition.has("typeReached") ? condition.path("typeReached") : condition.path("typeReachable");
        Set<String> names = condition.isTextual() ? Set.of(condition.textValue()) : names(type);
        return names.isEmpty() ? otherwise : new Trigger.ClassReached(names);
    }

    /** A type is its name, or described: as a proxy by its interfaces, as a lambda by where it stands. */
    private static Set<String> names(JsonNode type) {
        if (type.isTextual()) {
            return Set.of(type.textValue());
        }
        Set<String> names = new TreeSet<>();
        type.path("proxy").forEach(each -> names.add(each.asText()));
        JsonNode lambda = type.path("lambda").path("declaringClass");
        if (lambda.isTextual()) {
            names.add(lambda.textValue());
        }
        return names;
    }

    private void entry(JsonNode entry, Trigger when) {
        JsonNode type = entry.has("type") ? entry.path("type") : entry.path("name");
        names(type).forEach(name -> keep(name, when));
    }

    private void keep(String type, Trigger when) {
        String element = type.replaceFirst("(\\[])+$", "").replaceFirst("^\\[+L(.*);$", "$1");
        // Old files write canonical names of nested classes.
        classes.nested(element)
                .ifPresentOrElse(
                        name -> conditions
                                .when(name, when)
                                .ifPresent(counting -> rules.add(KeepRule.whole(name, reason, counting))),
                        () -> unknown.add(element));
    }

    /** A bundle may be a class, one for each locale. */
    private void keepBundle(JsonNode entry, Trigger when) {
        String name = entry.path("bundle").asText(entry.path("name").asText(""));
        classes.bundles(name).forEach(bundle -> rules.add(KeepRule.whole(bundle, reason, when)));
        entry.path("classNames").forEach(className -> keep(className.asText(), when));
    }

    List<KeepRule> rules() {
        return rules;
    }

    /** Types that the packaged class path lacks; those of the JDK are among them. */
    List<String> unknown() {
        return unknown;
    }
}
