package io.github.lambdapackager.plugin.verify.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lambdapackager.plugin.model.PackagingException;
import io.github.lambdapackager.plugin.verify.record.Recording.Reach;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A recording as a file, in the format of GraalVM's {@code reachability-metadata.json}: an entry a line, sorted, so that a
 * change shows as such in a review.
 *
 * @see <a href="https://www.graalvm.org/latest/reference-manual/native-image/metadata/">Reachability metadata</a>
 */
final class RecordingFile {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String REFLECTION = "reflection";
    private static final String RESOURCES = "resources";
    private static final String TYPE = "type";
    private static final String PROXY = "proxy";
    private static final String METHODS = "methods";
    private static final String FIELDS = "fields";
    private static final String GLOB = "glob";
    private static final String CONDITION = "condition";
    private static final String COMMENT =
            "written by lambda:record: what the function reached in a run and no rule finds";

    private final ObjectNode content;

    private RecordingFile(ObjectNode content) {
        this.content = content;
    }

    /**
     * What an earlier run wrote, and perhaps a hand changed; nothing when there is no file.
     *
     * @throws PackagingException when it is no JSON object
     */
    static RecordingFile read(Path file) throws PackagingException, IOException {
        if (!Files.exists(file)) {
            return empty();
        }
        try {
            if (JSON.readTree(Files.readString(file)) instanceof ObjectNode object) {
                return new RecordingFile(object);
            }
            throw unreadable(file, 1, "it is no JSON object");
        } catch (JsonProcessingException e) {
            throw unreadable(file, e.getLocation().getLineNr(), "it is not JSON: " + e.getOriginalMessage());
        }
    }

    static RecordingFile empty() {
        return new RecordingFile(JSON.createObjectNode());
    }

    private static PackagingException unreadable(Path file, int line, String problem) {
        return new PackagingException(
                file + ", line " + line, problem, "mend the file, or take it away and run lambda:record again");
    }

    /** What it names, as far as lambda:record writes such. */
    Recording recording() {
        SortedMap<String, Reach> types = new TreeMap<>();
        Set<List<String>> proxies = new HashSet<>();
        TreeSet<String> resources = new TreeSet<>();
        for (JsonNode entry : content.path(REFLECTION)) {
            JsonNode type = entry.path(TYPE);
            if (type.isTextual()) {
                types.put(type.asText(), new Reach());
            } else if (type.path(PROXY).isArray()) {
                List<String> interfaces = new ArrayList<>();
                type.path(PROXY).forEach(each -> interfaces.add(each.asText()));
                proxies.add(interfaces);
            }
        }
        content.path(RESOURCES).forEach(entry -> resources.add(entry.path(GLOB).asText()));
        return new Recording(types, proxies, resources);
    }

    /** This file with what was recorded added; what somebody wrote into it stays. */
    RecordingFile with(Recording recording) {
        SortedMap<String, ObjectNode> reflection = entries(REFLECTION);
        recording.types().forEach((name, reach) -> {
            ObjectNode entry = JSON.createObjectNode().put(TYPE, name);
            add(reach, reflection.computeIfAbsent(key(entry), any -> entry));
        });
        for (List<String> interfaces : recording.proxies()) {
            ObjectNode entry = JSON.createObjectNode();
            ArrayNode names = entry.putObject(TYPE).putArray(PROXY);
            interfaces.forEach(names::add);
            reflection.putIfAbsent(key(entry), entry);
        }
        SortedMap<String, ObjectNode> resources = entries(RESOURCES);
        for (String resource : recording.resources()) {
            ObjectNode entry = JSON.createObjectNode().put(GLOB, resource);
            resources.putIfAbsent(key(entry), entry);
        }
        ObjectNode added = content.deepCopy();
        added.set(REFLECTION, JSON.createArrayNode().addAll(reflection.values()));
        added.set(RESOURCES, JSON.createArrayNode().addAll(resources.values()));
        return new RecordingFile(added);
    }

    private SortedMap<String, ObjectNode> entries(String section) {
        SortedMap<String, ObjectNode> entries = new TreeMap<>();
        for (JsonNode entry : content.path(section)) {
            if (entry instanceof ObjectNode object) {
                entries.put(key(object), object.deepCopy());
            }
        }
        return entries;
    }

    /** What tells two entries apart; entries are sorted by it. */
    private static String key(ObjectNode entry) {
        String named = entry.has(TYPE) ? TYPE : entry.has(GLOB) ? GLOB : "";
        return named.isEmpty() ? entry.toString() : entry.get(named) + " " + entry.path(CONDITION);
    }

    private static void add(Reach reach, ObjectNode entry) {
        reach.flags().forEach(flag -> entry.put(flag, true));
        SortedMap<String, JsonNode> fields = members(entry.path(FIELDS));
        for (String field : reach.fields()) {
            ObjectNode member = JSON.createObjectNode().put("name", field);
            fields.putIfAbsent(member.toString(), member);
        }
        SortedMap<String, JsonNode> methods = members(entry.path(METHODS));
        for (String method : reach.methods()) {
            ObjectNode member = JSON.createObjectNode().put("name", method.substring(0, method.indexOf('(')));
            ClassShape.parameters(method).forEach(member.putArray("parameterTypes")::add);
            methods.putIfAbsent(member.toString(), member);
        }
        put(entry, FIELDS, fields);
        put(entry, METHODS, methods);
    }

    private static SortedMap<String, JsonNode> members(JsonNode list) {
        SortedMap<String, JsonNode> members = new TreeMap<>();
        list.forEach(member -> members.put(member.toString(), member));
        return members;
    }

    private static void put(ObjectNode entry, String name, SortedMap<String, JsonNode> members) {
        if (!members.isEmpty()) {
            entry.putArray(name).addAll(members.values());
        }
    }

    /** The whole file; empty when it says nothing. */
    String text() {
        SortedMap<String, String> sections = new TreeMap<>();
        sections.put("comment", JSON.getNodeFactory().textNode(COMMENT).toString());
        content.properties().forEach(section -> sections.put(section.getKey(), text(section.getValue())));
        sections.values().removeIf(text -> text.equals("[]"));
        return sections.size() == 1
                ? ""
                : sections.entrySet().stream()
                        .map(section -> "  \"" + section.getKey() + "\": " + section.getValue())
                        .collect(Collectors.joining(",\n", "{\n", "\n}\n"));
    }

    private static String text(JsonNode section) {
        return section instanceof ArrayNode list && !list.isEmpty()
                ? list.valueStream().map(entry -> "    " + entry).collect(Collectors.joining(",\n", "[\n", "\n  ]"))
                : section.toString();
    }
}
