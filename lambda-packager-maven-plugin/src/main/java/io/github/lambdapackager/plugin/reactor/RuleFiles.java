package io.github.lambdapackager.plugin.reactor;

import io.github.lambdapackager.plugin.model.UserRules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The keep rules beside a module's source code: ProGuard's, GraalVM's metadata, and recordings in the same format.
 *
 * @param common those of {@code src/main/lambda/*.pro} and {@code src/main/lambda/reachability-metadata.json}, for all
 *     functions of the module
 * @param byFunction those of {@code src/main/lambda/<function>/*.pro}, of the metadata of the same name there, and of
 *     {@code src/main/lambda/<function>.trace.json}
 */
public record RuleFiles(List<UserRules> common, SortedMap<String, List<UserRules>> byFunction) {
    private static final String FOLDER = "src/main/lambda";
    private static final String METADATA = "reachability-metadata.json";
    private static final String RECORDING = ".trace.json";

    public RuleFiles {
        common = List.copyOf(common);
        byFunction = Collections.unmodifiableSortedMap(new TreeMap<>(byFunction));
    }

    public static RuleFiles read(Path moduleDirectory) throws IOException {
        Path folder = moduleDirectory.resolve(FOLDER);
        SortedMap<String, List<UserRules>> byFunction = new TreeMap<>();
        for (Path child : children(folder)) {
            if (Files.isDirectory(child)) {
                function(child.getFileName().toString(), byFunction).addAll(rules(moduleDirectory, child));
            } else if (child.toString().endsWith(RECORDING)) {
                String name = child.getFileName().toString();
                function(name.substring(0, name.length() - RECORDING.length()), byFunction)
                        .add(read(moduleDirectory, child));
            }
        }
        return new RuleFiles(rules(moduleDirectory, folder), byFunction);
    }

    /** Where the recording of a function goes. */
    public static Path recording(Path moduleDirectory, String function) {
        return moduleDirectory.resolve(recordingName(function));
    }

    /** The recording of a function, as it is called in its module. */
    public static String recordingName(String function) {
        return FOLDER + "/" + function + RECORDING;
    }

    public boolean hasRecording(String function) {
        return byFunction.getOrDefault(function, List.of()).stream()
                .anyMatch(rules -> rules.source().equals(recordingName(function)));
    }

    private static List<UserRules> function(String name, SortedMap<String, List<UserRules>> byFunction) {
        return byFunction.computeIfAbsent(name, any -> new ArrayList<>());
    }

    private static List<UserRules> rules(Path moduleDirectory, Path folder) throws IOException {
        List<UserRules> rules = new ArrayList<>();
        for (Path file : children(folder)) {
            boolean isRules = file.toString().endsWith(".pro") || file.endsWith(METADATA);
            if (isRules && Files.isRegularFile(file)) {
                rules.add(read(moduleDirectory, file));
            }
        }
        return rules;
    }

    private static UserRules read(Path moduleDirectory, Path file) throws IOException {
        String source = moduleDirectory.relativize(file).toString().replace('\\', '/');
        return new UserRules(source, Files.readString(file, StandardCharsets.UTF_8));
    }

    private static List<Path> children(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted(Comparator.comparing(Path::toString)).toList();
        }
    }
}
