package io.github.lambdapackager.plugin.layer;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.lambdapackager.plugin.model.PackagingException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/** One object of the plan's file, which says on which line it stands when something in it is wrong. */
final class PlanJson {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final String file;
    private final IdentityHashMap<JsonNode, Integer> lines;
    private final JsonNode node;
    private final int line;

    private PlanJson(String file, IdentityHashMap<JsonNode, Integer> lines, JsonNode node, int line) {
        this.file = file;
        this.lines = lines;
        this.node = node;
        this.line = line;
    }

    /** The object that is the whole file. */
    static PlanJson parse(String file, String text) throws PackagingException, IOException {
        IdentityHashMap<JsonNode, Integer> lines = new IdentityHashMap<>();
        try (JsonParser parser = JSON.createParser(text)) {
            JsonNode root = JSON.reader().with(new LineKeeper(parser, lines)).readTree(parser);
            if (root == null || !root.isObject()) {
                throw fault(file, "the file is not a JSON object");
            }
            return new PlanJson(file, lines, root, lines.getOrDefault(root, 1));
        } catch (JsonProcessingException e) {
            int line = Optional.ofNullable(e.getLocation())
                    .map(JsonLocation::getLineNr)
                    .orElse(1);
            throw fault(at(file, line), "the file is not JSON: " + e.getOriginalMessage());
        }
    }

    /** An exception about this object. */
    PackagingException problem(String problem) {
        return fault(at(file, line), problem);
    }

    /** An exception about a field of this object. */
    PackagingException problem(String field, String problem) {
        return fault(at(file, lineOf(node.path(field))), problem);
    }

    private static PackagingException fault(String subject, String problem) {
        return new PackagingException(
                subject,
                problem,
                "put it right by hand, or delete the file and let mvn lambda:plan-layers propose a new one");
    }

    /** Calls a record's constructor, whose guards then name this place. */
    <T> T create(Creation<T> creation) throws PackagingException {
        try {
            return creation.create();
        } catch (IllegalArgumentException e) {
            throw problem(String.valueOf(e.getMessage()));
        }
    }

    boolean has(String field) {
        return node.has(field);
    }

    /** Refuses a field of another name, which may well be one of these misspelt. */
    void allowOnly(Set<String> fields) throws PackagingException {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (!fields.contains(field.getKey())) {
                throw fault(
                        at(file, lineOf(field.getValue())),
                        "there is no field \"" + field.getKey() + "\" here, but "
                                + String.join(", ", fields.stream().sorted().toList()));
            }
        }
    }

    Optional<PlanJson> object(String field) throws PackagingException {
        if (!has(field)) {
            return Optional.empty();
        }
        return Optional.of(child(get(field, "an object", JsonNode::isObject)));
    }

    List<PlanJson> objects(String field) throws PackagingException {
        List<PlanJson> objects = new ArrayList<>();
        for (JsonNode element : list(field, "an object", JsonNode::isObject)) {
            objects.add(child(element));
        }
        return objects;
    }

    String text(String field) throws PackagingException {
        return get(field, "text", JsonNode::isTextual).textValue();
    }

    String text(String field, String absent) throws PackagingException {
        return has(field) ? text(field) : absent;
    }

    /** The texts of a list, which may be absent, each parsed where it stands. */
    <T> List<T> texts(String field, Function<String, T> parse) throws PackagingException {
        List<T> values = new ArrayList<>();
        for (JsonNode element : list(field, "text", JsonNode::isTextual)) {
            values.add(child(element).create(() -> parse.apply(element.textValue())));
        }
        return values;
    }

    long number(String field) throws PackagingException {
        return get(field, "a whole number", value -> value.isIntegralNumber() && value.canConvertToLong())
                .longValue();
    }

    SortedMap<String, Long> numbers(String field) throws PackagingException {
        SortedMap<String, Long> numbers = new TreeMap<>();
        Optional<PlanJson> object = object(field);
        if (object.isPresent()) {
            for (Map.Entry<String, JsonNode> entry : object.get().node.properties()) {
                numbers.put(entry.getKey(), object.get().number(entry.getKey()));
            }
        }
        return numbers;
    }

    private List<JsonNode> list(String field, String kind, Predicate<JsonNode> isKind) throws PackagingException {
        List<JsonNode> elements = new ArrayList<>();
        if (has(field)) {
            for (JsonNode element : get(field, "a list", JsonNode::isArray)) {
                checkKind("an element of " + field, element, kind, isKind);
                elements.add(element);
            }
        }
        return elements;
    }

    private JsonNode get(String field, String kind, Predicate<JsonNode> isKind) throws PackagingException {
        JsonNode value = node.path(field);
        if (value.isMissingNode()) {
            throw problem(field + " is missing");
        }
        checkKind(field, value, kind, isKind);
        return value;
    }

    private void checkKind(String what, JsonNode value, String kind, Predicate<JsonNode> isKind)
            throws PackagingException {
        if (!isKind.test(value)) {
            String shown = value.isValueNode() ? value.toString() : value.isArray() ? "a list" : "an object";
            throw fault(at(file, lineOf(value)), what + " is not " + kind + ": " + shown);
        }
    }

    private PlanJson child(JsonNode value) {
        return new PlanJson(file, lines, value, lineOf(value));
    }

    private int lineOf(JsonNode value) {
        return lines.getOrDefault(value, line);
    }

    private static String at(String file, int line) {
        return file + ", line " + line;
    }

    /** The call of a record's constructor. */
    interface Creation<T> {
        T create() throws PackagingException;
    }

    /** Notes on which line each object, list and text begins; numbers and the like get the line of what holds them. */
    private static final class LineKeeper extends JsonNodeFactory {
        private static final long serialVersionUID = 1L;

        private final transient JsonParser parser;
        private final transient IdentityHashMap<JsonNode, Integer> lines;

        LineKeeper(JsonParser parser, IdentityHashMap<JsonNode, Integer> lines) {
            this.parser = parser;
            this.lines = lines;
        }

        @Override
        public ObjectNode objectNode() {
            return kept(super.objectNode());
        }

        @Override
        public ArrayNode arrayNode() {
            return kept(super.arrayNode());
        }

        @Override
        public TextNode textNode(String text) {
            // Its superclass shares one node for all empty texts.
            return kept(new TextNode(text));
        }

        private <N extends JsonNode> N kept(N node) {
            lines.put(node, parser.currentTokenLocation().getLineNr());
            return node;
        }
    }
}
