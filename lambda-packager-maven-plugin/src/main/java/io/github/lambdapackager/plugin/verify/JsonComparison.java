package io.github.lambdapackager.plugin.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares a JSON text with several that should say the same: what differs among these is volatile, and there only the
 * type counts. A string that holds JSON is compared as JSON.
 */
final class JsonComparison {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String NOTHING = "nothing";

    private final Set<String> volatileFields;
    private final String where;
    private final List<Difference> differences = new ArrayList<>();

    /** @param volatileFields names of fields, or JSON pointers, whose values never count */
    JsonComparison(Set<String> volatileFields, String where) {
        this.volatileFields = volatileFields;
        this.where = where;
    }

    /** Compares as JSON when all are JSON, else as text. */
    List<Difference> compare(List<String> baselines, String found) {
        List<Optional<JsonNode>> trees =
                baselines.stream().map(JsonComparison::tree).toList();
        Optional<JsonNode> foundTree = tree(found);
        if (foundTree.isPresent() && trees.stream().allMatch(Optional::isPresent)) {
            compare("", trees.stream().flatMap(Optional::stream).toList(), foundTree.get());
        } else if (allEqual(baselines) && !baselines.get(0).equals(found)) {
            differences.add(new Difference(where, quoted(baselines.get(0)), quoted(found)));
        }
        return differences;
    }

    private static Optional<JsonNode> tree(String text) {
        try {
            JsonNode node = JSON.readTree(text);
            return node.isMissingNode() ? Optional.empty() : Optional.of(node);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static String quoted(String text) {
        return text.isEmpty() ? NOTHING : "\"" + text + "\"";
    }

    private void compare(String pointer, List<JsonNode> baselines, JsonNode found) {
        JsonNode first = baselines.get(0);
        if (isVolatile(pointer)) {
            return;
        }
        if (baselines.stream().anyMatch(node -> node.getNodeType() != first.getNodeType())) {
            return;
        }
        if (found.getNodeType() != first.getNodeType()) {
            differ(pointer, first.toString(), found.toString());
        } else if (first.isObject()) {
            compareFields(pointer, baselines, found);
        } else if (first.isArray()) {
            compareElements(pointer, baselines, found);
        } else {
            compareValues(pointer, baselines, found);
        }
    }

    private boolean isVolatile(String pointer) {
        return volatileFields.contains(pointer)
                || volatileFields.contains(pointer.substring(pointer.lastIndexOf('/') + 1));
    }

    private void compareFields(String pointer, List<JsonNode> baselines, JsonNode found) {
        Set<String> names = new TreeSet<>();
        baselines.forEach(node -> node.fieldNames().forEachRemaining(names::add));
        Set<String> surplus = new LinkedHashSet<>();
        found.fieldNames().forEachRemaining(surplus::add);
        surplus.removeAll(names);
        for (String name : names) {
            String field = pointer + "/" + name;
            boolean always = baselines.stream().allMatch(node -> node.has(name));
            if (always && found.has(name)) {
                compare(field, baselines.stream().map(node -> node.get(name)).toList(), found.get(name));
            } else if (always && !isVolatile(field)) {
                differ(field, baselines.get(0).get(name).toString(), NOTHING);
            }
        }
        surplus.stream()
                .filter(name -> !isVolatile(pointer + "/" + name))
                .forEach(name ->
                        differ(pointer + "/" + name, NOTHING, found.get(name).toString()));
    }

    private void compareElements(String pointer, List<JsonNode> baselines, JsonNode found) {
        int size = baselines.get(0).size();
        if (baselines.stream().anyMatch(node -> node.size() != size)) {
            return;
        }
        if (found.size() != size) {
            differ(pointer, size + " elements", found.size() + " elements");
            return;
        }
        for (int index = 0; index < size; index++) {
            int element = index;
            compare(
                    pointer + "/" + index,
                    baselines.stream().map(node -> node.get(element)).toList(),
                    found.get(index));
        }
    }

    private void compareValues(String pointer, List<JsonNode> baselines, JsonNode found) {
        JsonNode first = baselines.get(0);
        if (first.equals(found) || withoutHash(first).equals(withoutHash(found))) {
            return;
        }
        List<Optional<JsonNode>> inner =
                baselines.stream().map(node -> container(node.asText())).toList();
        Optional<JsonNode> foundInner = container(found.asText());
        boolean nested = first.isTextual() && inner.stream().allMatch(Optional::isPresent);
        if (nested && foundInner.isPresent()) {
            compare(pointer, inner.stream().flatMap(Optional::stream).toList(), foundInner.get());
        } else if (nested || allEqual(baselines)) {
            differ(pointer, first.toString(), found.toString());
        }
    }

    private static String withoutHash(JsonNode value) {
        return LogComparison.IDENTITY_HASH.matcher(value.toString()).replaceAll("@");
    }

    private static Optional<JsonNode> container(String text) {
        return text.startsWith("{") || text.startsWith("[") ? tree(text) : Optional.empty();
    }

    private static boolean allEqual(List<?> values) {
        return values.stream().distinct().count() == 1;
    }

    private void differ(String pointer, String expected, String found) {
        differences.add(new Difference(pointer.isEmpty() ? where : where + " at " + pointer, expected, found));
    }
}
