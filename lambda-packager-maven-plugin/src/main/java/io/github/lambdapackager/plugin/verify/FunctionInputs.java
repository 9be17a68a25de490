package io.github.lambdapackager.plugin.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.lambdapackager.plugin.model.PackagingException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a module keeps in {@code src/test/lambda} for verifying its functions: {@code <function>/*.json} are events,
 * {@code aws/} and {@code <function>/aws/} hold answers of AWS, {@code environment.properties} and
 * {@code <function>/environment.properties} the function's variables.
 */
public final class FunctionInputs {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String SUFFIX = ".json";
    private static final String VARIABLES = "environment.properties";
    private static final String ANSWERS = "aws";

    private final Path folder;
    private final String function;

    public FunctionInputs(Path folder, String function) {
        this.folder = folder;
        this.function = function;
    }

    /**
     * The sample events by the names of their files.
     *
     * @throws PackagingException when a file is not JSON
     */
    public List<SampleEvent> events() throws PackagingException, IOException {
        List<SampleEvent> events = new ArrayList<>();
        for (Path file : files(folder.resolve(function))) {
            if (file.toString().endsWith(SUFFIX)) {
                events.add(event(file));
            }
        }
        return events;
    }

    /**
     * The event in a file.
     *
     * @throws PackagingException when it is not JSON
     */
    public SampleEvent event(Path file) throws PackagingException, IOException {
        String name = file.getFileName().toString();
        boolean suffixed = name.endsWith(SUFFIX);
        return new SampleEvent(suffixed ? name.substring(0, name.length() - SUFFIX.length()) : name, json(file), false);
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private String json(Path file) throws PackagingException, IOException {
        String text = Files.readString(file);
        try {
            JSON.readTree(text);
            return text;
        } catch (JsonProcessingException e) {
            throw new PackagingException(
                    "function " + function,
                    "the event " + file + " is not JSON: line "
                            + e.getLocation().getLineNr() + ": " + e.getOriginalMessage(),
                    "mend the file, or take it away");
        }
    }

    /** Folders with what AWS answers; the function's own comes first. */
    public List<Path> answers() {
        return Stream.of(folder.resolve(function).resolve(ANSWERS), folder.resolve(ANSWERS))
                .filter(Files::isDirectory)
                .toList();
    }

    public SortedMap<String, String> environment() throws IOException {
        Properties variables = new Properties();
        for (Path file :
                List.of(folder.resolve(VARIABLES), folder.resolve(function).resolve(VARIABLES))) {
            if (Files.isRegularFile(file)) {
                try (Reader reader = Files.newBufferedReader(file)) {
                    variables.load(reader);
                }
            }
        }
        SortedMap<String, String> environment = new TreeMap<>();
        variables.stringPropertyNames().forEach(name -> environment.put(name, variables.getProperty(name)));
        return environment;
    }
}
