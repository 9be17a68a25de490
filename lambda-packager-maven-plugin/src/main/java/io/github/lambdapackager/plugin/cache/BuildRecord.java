package io.github.lambdapackager.plugin.cache;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.lambdapackager.plugin.cache.FileDigests.Memory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a module's packages were made of: the file that lies beside them.
 *
 * @param inputs digests by what they are of
 * @param functions what was made, by the functions' names
 * @param memory so that files which have not changed need not be read
 */
public record BuildRecord(SortedMap<String, String> inputs, SortedMap<String, Made> functions, Memory memory) {
    private static final JsonMapper JSON = new JsonMapper();

    /**
     * One function.
     *
     * @param key the digest of all that it was made of
     * @param warnings what the user should act on, whether it is built again or not
     * @param outputs digests of its files by their paths in the output folder
     */
    public record Made(String key, List<String> warnings, SortedMap<String, String> outputs) {
        public Made {
            warnings = List.copyOf(warnings);
            outputs = sorted(outputs);
        }

        /** The form that {@link #parse} reads. */
        public byte[] toBytes() {
            return json(this);
        }

        /** Nothing when these bytes are of another version. */
        public static Optional<Made> parse(byte[] bytes) throws IOException {
            return read(bytes, Made.class);
        }
    }

    public BuildRecord {
        inputs = sorted(inputs);
        functions = sorted(functions);
        memory = Objects.requireNonNullElse(memory, Memory.EMPTY);
    }

    /** Nothing when there is none, or none that can be read. */
    public static Optional<BuildRecord> read(Path file) throws IOException {
        try {
            return read(Files.readAllBytes(file), BuildRecord.class);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Replaces the file in one step. */
    public void write(Path file) throws IOException {
        WholeFile.replace(file, json(this));
    }

    /** What differs, in words; empty when all is the same. */
    public List<String> changes(SortedMap<String, String> now) {
        return Stream.concat(inputs.keySet().stream(), now.keySet().stream())
                .distinct()
                .sorted()
                .filter(name -> !Objects.equals(inputs.get(name), now.get(name)))
                .map(name -> name + (inputs.containsKey(name) ? now.containsKey(name) ? "" : " (gone)" : " (new)"))
                .toList();
    }

    private static byte[] json(Object value) {
        try {
            return JSON.writerWithDefaultPrettyPrinter()
                    .writeValueAsString(value)
                    .getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records of texts are always JSON", e);
        }
    }

    private static <T> Optional<T> read(byte[] bytes, Class<T> type) throws IOException {
        try {
            return Optional.ofNullable(JSON.readValue(bytes, type));
        } catch (JsonProcessingException e) {
            // Of another version, or cut short.
            return Optional.empty();
        }
    }

    private static <V> SortedMap<String, V> sorted(@Nullable Map<String, V> map) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(Objects.requireNonNullElse(map, Map.of())));
    }
}
