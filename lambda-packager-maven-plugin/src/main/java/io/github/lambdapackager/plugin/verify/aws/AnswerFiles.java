package io.github.lambdapackager.plugin.verify.aws;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Answers from files: {@code <service>/<Operation>[.<call>][.<status>].<extension>}, where call 2 is the second of that
 * operation, or for HTTP resources {@code <service>/<METHOD>/<path>}, served as it is.
 */
final class AnswerFiles {
    private static final Pattern NAME = Pattern.compile("([^.]+)(?:\\.(\\d{1,2}))?(?:\\.(\\d{3}))?\\.(\\w+)");

    private final List<Path> folders;

    AnswerFiles(List<Path> folders) {
        this.folders = List.copyOf(folders);
    }

    /** @param number how often the operation has been called, this time included */
    Optional<Answer> answer(AwsCall call, int number) throws IOException {
        for (Path folder : folders) {
            Path service = folder.resolve(call.service());
            Optional<Answer> answer = resource(call, service);
            if (answer.isEmpty()) {
                answer = operation(call, service, number);
            }
            if (answer.isPresent()) {
                return answer;
            }
        }
        return Optional.empty();
    }

    private static Optional<Answer> resource(AwsCall call, Path service) throws IOException {
        if (call.resource().isEmpty()) {
            return Optional.empty();
        }
        // What HEAD asks about is what GET would give.
        String method =
                call.head().method().equals("HEAD") ? "GET" : call.head().method();
        Path root = service.resolve(method).normalize();
        Path file = root.resolve(call.head().plainPath().substring(1)).normalize();
        return file.startsWith(root) && Files.isRegularFile(file)
                ? Optional.of(
                        Answer.ok(contentType(file.toString(), "application/octet-stream"), Files.readAllBytes(file)))
                : Optional.empty();
    }

    private static Optional<Answer> operation(AwsCall call, Path service, int number) throws IOException {
        if (!Files.isDirectory(service)) {
            return Optional.empty();
        }
        Optional<Answer> always = Optional.empty();
        try (Stream<Path> files = Files.list(service)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                Matcher name = NAME.matcher(file.getFileName().toString());
                if (!name.matches() || !name.group(1).equals(call.operation())) {
                    continue;
                }
                if (name.group(2) == null) {
                    always = Optional.of(read(file, name, call));
                } else if (Integer.parseInt(name.group(2)) == number) {
                    return Optional.of(read(file, name, call));
                }
            }
        }
        return always;
    }

    private static Answer read(Path file, Matcher name, AwsCall call) throws IOException {
        Answer answer =
                Answer.ok(contentType(file.toString(), call.protocol().contentType()), Files.readAllBytes(file));
        return name.group(3) == null ? answer : answer.withStatus(Integer.parseInt(name.group(3)));
    }

    private static String contentType(String file, String other) {
        if (file.endsWith(".xml")) {
            return "application/xml";
        }
        return file.endsWith(".json") && !other.contains("json") ? "application/json" : other;
    }
}
