package io.github.lambdapackager.plugin.cache;

import io.github.lambdapackager.plugin.cache.FileDigests.Known;
import io.github.lambdapackager.plugin.cache.FileDigests.Memory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a module's packages were made of: the file that lies beside them.
 *
 * @param inputs digests by what they are of
 * @param functions what was made, by the functions' names
 * @param manifest the digest of the manifest that describes them; {@code ""} where there is none
 * @param memory so that files which have not changed need not be read
 */
public record BuildRecord(
        SortedMap<String, String> inputs, SortedMap<String, Made> functions, String manifest, Memory memory) {
    private static final String FORMAT = "lambda-packager 1";

    /**
     * One function.
     *
     * @param key the digest of all that it was made of
     * @param facts what is told of it
     * @param warnings what the user should act on, whether it is built again or not
     * @param outputs digests of its files by their paths in the output folder
     */
    public record Made(String key, List<String> facts, List<String> warnings, SortedMap<String, String> outputs) {
        public Made {
            facts = List.copyOf(facts);
            warnings = List.copyOf(warnings);
            outputs = sorted(outputs);
        }

        /** The form that {@link #parse} reads. */
        public byte[] toBytes() {
            TabbedLines lines = new TabbedLines();
            lines.add(FORMAT);
            addTo(lines);
            return lines.toBytes();
        }

        private void addTo(TabbedLines lines) {
            lines.add("key", key);
            facts.forEach(fact -> lines.add("fact", fact));
            warnings.forEach(warning -> lines.add("warning", warning));
            outputs.forEach((path, digest) -> lines.add("output", path, digest));
        }

        /** Nothing when these bytes are of another version. */
        public static Optional<Made> parse(byte[] bytes) {
            return lines(bytes).map(Made::of);
        }

        private static Made of(List<String[]> lines) {
            String key = "";
            List<String> facts = new ArrayList<>();
            List<String> warnings = new ArrayList<>();
            SortedMap<String, String> outputs = new TreeMap<>();
            for (String[] line : lines) {
                switch (line[0]) {
                    case "key" -> key = line[1];
                    case "fact" -> facts.add(line[1]);
                    case "warning" -> warnings.add(line[1]);
                    case "output" -> outputs.put(line[1], line[2]);
                    default -> {}
                }
            }
            return new Made(key, facts, warnings, outputs);
        }
    }

    public BuildRecord {
        inputs = sorted(inputs);
        functions = sorted(functions);
    }

    /** Nothing when there is none, or none that can be read. */
    public static Optional<BuildRecord> read(Path file) throws IOException {
        try {
            return lines(Files.readAllBytes(file)).map(BuildRecord::of);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static Optional<List<String[]>> lines(byte[] bytes) {
        return TabbedLines.parse(bytes).filter(lines -> lines.get(0)[0].equals(FORMAT));
    }

    private static BuildRecord of(List<String[]> lines) {
        SortedMap<String, String> inputs = new TreeMap<>();
        SortedMap<String, List<String[]>> functions = new TreeMap<>();
        SortedMap<String, Known> files = new TreeMap<>();
        SortedMap<String, String> contents = new TreeMap<>();
        List<String[]> function = new ArrayList<>();
        String manifest = "";
        for (String[] line : lines) {
            switch (line[0]) {
                case "input" -> inputs.put(line[1], line[2]);
                case "manifest" -> manifest = line[1];
                case "function" -> {
                    function = new ArrayList<>();
                    functions.put(line[1], function);
                }
                case "file" -> files.put(line[1], new Known(line[2], line[3]));
                case "content" -> contents.put(line[1], line[2]);
                default -> function.add(line);
            }
        }
        SortedMap<String, Made> made = new TreeMap<>();
        functions.forEach((name, described) -> made.put(name, Made.of(described)));
        return new BuildRecord(inputs, made, manifest, new Memory(files, contents));
    }

    /** Replaces the file in one step. */
    public void write(Path file) throws IOException {
        TabbedLines lines = new TabbedLines();
        lines.add(FORMAT);
        inputs.forEach((name, digest) -> lines.add("input", name, digest));
        lines.add("manifest", manifest);
        functions.forEach((name, made) -> {
            lines.add("function", name);
            made.addTo(lines);
        });
        memory.files().forEach((name, known) -> lines.add("file", name, known.stamp(), known.digest()));
        memory.contents().forEach((key, value) -> lines.add("content", key, value));
        WholeFile.replace(file, lines.toBytes());
    }

    /** What differs, in words; empty when all is the same. */
    public List<String> changes(SortedMap<String, String> now) {
        if (inputs.equals(now)) {
            return List.of();
        }
        return Stream.concat(inputs.keySet().stream(), now.keySet().stream())
                .distinct()
                .sorted()
                .filter(name -> !Objects.equals(inputs.get(name), now.get(name)))
                .map(name -> name + (inputs.containsKey(name) ? now.containsKey(name) ? "" : " (gone)" : " (new)"))
                .toList();
    }

    private static <V> SortedMap<String, V> sorted(SortedMap<String, V> map) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }
}
