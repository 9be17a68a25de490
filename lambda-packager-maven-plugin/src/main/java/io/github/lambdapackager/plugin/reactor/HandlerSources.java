package io.github.lambdapackager.plugin.reactor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds handlers in sources, where nothing is compiled yet: a look at the text, which the next package sets right. */
public final class HandlerSources {
    private static final Pattern HANDLER = Pattern.compile(
            "\\b(?:class|record|enum|object)\\s+(\\w+)[^{;]*\\bRequest(?:Stream)?Handler\\b", Pattern.DOTALL);
    private static final Pattern ABSTRACT = Pattern.compile("\\babstract\\s+class\\s+(\\w+)");

    /** The names of a module's functions as the package goal gives them to handlers that no POM declares. */
    public List<String> functions(Path module, String artifactId) throws IOException {
        List<String> classes = new ArrayList<>();
        for (String folder : List.of("src/main/java", "src/main/kotlin")) {
            Path sources = module.resolve(folder);
            if (Files.isDirectory(sources)) {
                try (Stream<Path> files = Files.walk(sources)) {
                    for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                        classes.addAll(handlers(file));
                    }
                }
            }
        }
        return classes.size() == 1
                ? List.of(artifactId)
                : classes.stream().map(HandlerSources::nameOf).sorted().toList();
    }

    private static List<String> handlers(Path file) throws IOException {
        List<String> found = new ArrayList<>();
        if (file.toString().endsWith(".java") || file.toString().endsWith(".kt")) {
            String text = Files.readString(file).replaceAll("(?s)/\\*.*?\\*/|//[^\n]*", "");
            List<String> abstracts = ABSTRACT.matcher(text)
                    .results()
                    .map(match -> match.group(1))
                    .toList();
            Matcher handler = HANDLER.matcher(text);
            while (handler.find()) {
                if (!abstracts.contains(handler.group(1))) {
                    found.add(handler.group(1));
                }
            }
        }
        return found;
    }

    /** {@code com.example.PlaceOrder::handle} becomes {@code place-order}. */
    static String nameOf(String handler) {
        String className = handler.strip().replaceAll("::.*", "");
        return className
                .substring(className.lastIndexOf('.') + 1)
                .replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                .replaceAll("([A-Z])([A-Z][a-z])", "$1-$2")
                .replaceAll("[$]+", "-")
                .toLowerCase(Locale.ROOT);
    }
}
