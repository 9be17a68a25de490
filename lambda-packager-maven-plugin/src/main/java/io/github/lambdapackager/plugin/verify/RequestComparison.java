package io.github.lambdapackager.plugin.verify;

import io.github.lambdapackager.plugin.verify.aws.AwsRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares what was asked of AWS, each operation in its own order. */
final class RequestComparison {
    private final Set<String> volatileFields;

    RequestComparison(Set<String> volatileFields) {
        this.volatileFields = volatileFields;
    }

    List<Difference> compare(List<List<AwsRequest>> baselines, List<AwsRequest> found) {
        List<Map<String, List<String>>> expected =
                baselines.stream().map(RequestComparison::byOperation).toList();
        Map<String, List<String>> actual = byOperation(found);
        Set<String> operations = new LinkedHashSet<>();
        expected.forEach(run -> operations.addAll(run.keySet()));
        operations.addAll(actual.keySet());
        List<Difference> differences = new ArrayList<>();
        for (String operation : operations) {
            List<List<String>> bodies = expected.stream()
                    .map(run -> run.getOrDefault(operation, List.of()))
                    .toList();
            differences.addAll(compare(operation, bodies, actual.getOrDefault(operation, List.of())));
        }
        return differences;
    }

    private List<Difference> compare(String operation, List<List<String>> baselines, List<String> found) {
        String where = "request " + operation;
        int count = baselines.get(0).size();
        if (baselines.stream().anyMatch(bodies -> bodies.size() != count)) {
            // Retries, say: how often is volatile.
            return List.of();
        }
        if (found.size() != count) {
            return List.of(new Difference(where, count + " times", found.size() + " times"));
        }
        List<Difference> differences = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            int call = index;
            differences.addAll(new JsonComparison(volatileFields, where)
                    .compare(baselines.stream().map(bodies -> bodies.get(call)).toList(), found.get(index)));
        }
        return differences;
    }

    private static Map<String, List<String>> byOperation(List<AwsRequest> requests) {
        Map<String, List<String>> bodies = new LinkedHashMap<>();
        requests.forEach(request -> bodies.computeIfAbsent(shape(request), operation -> new ArrayList<>())
                .add(request.body()));
        return bodies;
    }

    /** Keys of objects may hold random ids and dates. */
    private static String shape(AwsRequest request) {
        String operation = request.operation()
                .replaceAll("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}", "<uuid>")
                .replaceAll("\\b1[78]\\d{8}(\\d{3})?\\b", "<time>");
        return request.service() + " " + operation;
    }
}
