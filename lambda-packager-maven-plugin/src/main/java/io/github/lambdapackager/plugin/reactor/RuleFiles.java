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
 * The keep rules beside a module's source code.
 *
 * @param common those of {@code src/main/lambda/*.pro}, for all functions of the module
 * @param byFunction those of {@code src/main/lambda/<function>/*.pro}
 */
public record RuleFiles(List<UserRules> common, SortedMap<String, List<UserRules>> byFunction) {
    private static final String FOLDER = "src/main/lambda";

    public RuleFiles {
        common = List.copyOf(common);
        byFunction = Collections.unmodifiableSortedMap(new TreeMap<>(byFunction));
    }

    public static RuleFiles read(Path moduleDirectory) throws IOException {
        Path folder = moduleDirectory.resolve(FOLDER);
        SortedMap<String, List<UserRules>> byFunction = new TreeMap<>();
        for (Path child : children(folder)) {
            if (Files.isDirectory(child)) {
                byFunction.put(child.getFileName().toString(), rules(moduleDirectory, child));
            }
        }
        return new RuleFiles(rules(moduleDirectory, folder), byFunction);
    }

    private static List<UserRules> rules(Path moduleDirectory, Path folder) throws IOException {
        List<UserRules> rules = new ArrayList<>();
        for (Path file : children(folder)) {
            if (file.toString().endsWith(".pro") && Files.isRegularFile(file)) {
                String source = moduleDirectory.relativize(file).toString().replace('\\', '/');
                rules.add(new UserRules(source, Files.readString(file, StandardCharsets.UTF_8)));
            }
        }
        return rules;
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
