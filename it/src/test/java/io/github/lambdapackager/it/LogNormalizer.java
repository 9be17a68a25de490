package io.github.lambdapackager.it;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.regex.Pattern;

/** Takes out of log lines what differs between two runs of the very same package. */
final class LogNormalizer {
    private static final JsonMapper SORTING = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();
    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}:\\d{2}:\\d{2}(?:[.,]\\d+)?(?:Z|[+-]\\d{2}:?\\d{2})?");
    private static final Pattern MILLISECONDS = Pattern.compile("\\b1[78]\\d{11}\\b");
    private static final Pattern HASH = Pattern.compile("@[0-9a-f]{5,8}\\b");
    private static final Pattern PROXY_OR_LAMBDA = Pattern.compile("\\$\\$Lambda[$/0-9a-fx]*|\\$Proxy\\d+");
    private static final Pattern DURATION = Pattern.compile("\\b\\d+(?:\\.\\d+)? ?ms\\b");

    List<String> normalize(List<String> lines) {
        return lines.stream()
                .map(LogNormalizer::withSortedFields)
                .map(LogNormalizer::normalize)
                .toList();
    }

    /** A mapper that takes fields from methods gives them in the JVM's order, which differs from package to package. */
    private static String withSortedFields(String line) {
        try {
            return line.startsWith("{") ? SORTING.writeValueAsString(SORTING.readValue(line, Object.class)) : line;
        } catch (JsonProcessingException e) {
            return line;
        }
    }

    private static String normalize(String line) {
        String result = TIME.matcher(line).replaceAll("<time>");
        result = MILLISECONDS.matcher(result).replaceAll("<time>");
        result = HASH.matcher(result).replaceAll("@<hash>");
        result = PROXY_OR_LAMBDA.matcher(result).replaceAll("<generated>");
        return DURATION.matcher(result).replaceAll("<duration>");
    }
}
