package io.github.lambdapackager.publisher.manifest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.lambdapackager.publisher.model.ContentDigest;
import io.github.lambdapackager.publisher.model.PublishingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/** One object of the file, which says where it stands when something in it is wrong; unknown fields go unseen. */
final class JsonObject {
    private static final String DIGEST_PREFIX = "sha256:";

    private final String subject;
    private final String remedy;
    private final String path;
    private final JsonNode node;

    private JsonObject(String subject, String remedy, String path, JsonNode node) {
        this.subject = subject;
        this.remedy = remedy;
        this.path = path;
        this.node = node;
    }

    /**
     * The object that is the whole file.
     *
     * @param remedy what to do about a malformed one
     */
    static JsonObject root(String subject, JsonNode node, String remedy) throws PublishingException {
        if (!node.isObject()) {
            throw new PublishingException(subject, "the file is not a JSON object", remedy);
        }
        return new JsonObject(subject, remedy, "", node);
    }

    /**
     * The object that is a whole file of format 1, of whatever minor version.
     *
     * @param remedy what to do about a malformed one
     */
    static JsonObject ofFormat1(String subject, Path file, String remedy) throws PublishingException, IOException {
        JsonObject root;
        try {
            root = root(subject, StableJson.READER.readTree(Files.readString(file)), remedy);
        } catch (JsonProcessingException e) {
            throw new PublishingException(subject, "the file is not JSON", remedy);
        }
        String version = root.text("formatVersion");
        if (!version.startsWith("1.")) {
            throw new PublishingException(
                    subject,
                    "formatVersion " + version + " is unknown: this version reads 1.x",
                    "use the version of Lambda Packager that wrote it, or a newer one");
        }
        return root;
    }

    /** Calls a record's constructor, whose guards then name this place. */
    <T> T create(Creation<T> creation) throws PublishingException {
        try {
            return creation.create();
        } catch (IllegalArgumentException e) {
            throw problem((path.isEmpty() ? "" : path + ": ") + e.getMessage());
        }
    }

    boolean has(String field) {
        return node.has(field);
    }

    JsonObject object(String field) throws PublishingException {
        return new JsonObject(subject, remedy, at(field), get(field, "an object", JsonNode::isObject));
    }

    List<JsonObject> objects(String field) throws PublishingException {
        List<JsonObject> objects = new ArrayList<>();
        for (JsonNode element : get(field, "a list", JsonNode::isArray)) {
            String place = at(field) + "[" + objects.size() + "]";
            checkKind(place, element, "an object", JsonNode::isObject);
            objects.add(new JsonObject(subject, remedy, place, element));
        }
        return objects;
    }

    String text(String field) throws PublishingException {
        return get(field, "text", JsonNode::isTextual).textValue();
    }

    String text(String field, String absent) throws PublishingException {
        return has(field) ? text(field) : absent;
    }

    long number(String field) throws PublishingException {
        return get(field, "a whole number", value -> value.isIntegralNumber() && value.canConvertToLong())
                .longValue();
    }

    int count(String field) throws PublishingException {
        return get(field, "a whole number", value -> value.isIntegralNumber() && value.canConvertToInt())
                .intValue();
    }

    boolean flag(String field) throws PublishingException {
        return has(field) && get(field, "true or false", JsonNode::isBoolean).booleanValue();
    }

    ContentDigest digest(String field) throws PublishingException {
        String text = text(field);
        if (!text.startsWith(DIGEST_PREFIX)) {
            throw problem(at(field) + " \"" + text + "\" does not start with " + DIGEST_PREFIX);
        }
        return create(() -> new ContentDigest(text.substring(DIGEST_PREFIX.length())));
    }

    /** A value that the format lists; a newer minor version may list more. */
    <T> T listed(String field, Function<String, Optional<T>> withId, List<String> ids) throws PublishingException {
        return listed(at(field), text(field), withId, ids);
    }

    <T> List<T> allListed(String field, Function<String, Optional<T>> withId, List<String> ids)
            throws PublishingException {
        List<T> values = new ArrayList<>();
        for (String text : texts(field)) {
            values.add(listed(at(field) + "[" + values.size() + "]", text, withId, ids));
        }
        return values;
    }

    SortedMap<String, Long> numbers(String field) throws PublishingException {
        JsonObject object = object(field);
        SortedMap<String, Long> numbers = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : object.node.properties()) {
            numbers.put(entry.getKey(), object.number(entry.getKey()));
        }
        return numbers;
    }

    List<String> texts(String field) throws PublishingException {
        List<String> texts = new ArrayList<>();
        for (JsonNode element : get(field, "a list", JsonNode::isArray)) {
            checkKind(at(field) + "[" + texts.size() + "]", element, "text", JsonNode::isTextual);
            texts.add(element.textValue());
        }
        return texts;
    }

    private <T> T listed(String place, String text, Function<String, Optional<T>> withId, List<String> ids)
            throws PublishingException {
        Optional<T> value = withId.apply(text);
        if (value.isEmpty()) {
            throw new PublishingException(
                    subject,
                    place + " \"" + text + "\" is unknown: this version knows " + String.join(", ", ids),
                    "use the version of Lambda Packager that wrote it, or a newer one");
        }
        return value.get();
    }

    private JsonNode get(String field, String kind, Predicate<JsonNode> isKind) throws PublishingException {
        JsonNode value = node.path(field);
        if (value.isMissingNode()) {
            throw problem(at(field) + " is missing");
        }
        checkKind(at(field), value, kind, isKind);
        return value;
    }

    private void checkKind(String place, JsonNode value, String kind, Predicate<JsonNode> isKind)
            throws PublishingException {
        if (!isKind.test(value)) {
            throw problem(place + " is not " + kind + ": " + shown(value));
        }
    }

    private PublishingException problem(String problem) {
        return new PublishingException(subject, problem, remedy);
    }

    private static String shown(JsonNode value) {
        return value.isValueNode() ? value.toString() : value.isArray() ? "a list" : "an object";
    }

    private String at(String field) {
        return path.isEmpty() ? field : path + "." + field;
    }

    /** The call of a record's constructor. */
    interface Creation<T> {
        T create() throws PublishingException;
    }
}
