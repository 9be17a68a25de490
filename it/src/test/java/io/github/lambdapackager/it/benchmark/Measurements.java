package io.github.lambdapackager.it.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/** All that was measured so far, in a file, so that parts can run one at a time. */
final class Measurements {
    private final Path file;
    private final List<Measurement> all = new ArrayList<>();

    Measurements(Path file) throws IOException {
        this.file = file;
        Files.createDirectories(file.resolveSibling(""));
        if (Files.exists(file)) {
            Files.readAllLines(file).stream().map(Measurement::parse).forEach(all::add);
        }
    }

    /** Forgets what was measured before: only what ran in turns may be compared. */
    void begin(String part, int functions) throws IOException {
        all.removeIf(each -> each.part().equals(part) && each.functions() == functions);
        Files.write(file, all.stream().map(Measurement::line).toList());
    }

    void add(Measurement measurement) throws IOException {
        all.add(measurement);
        Files.writeString(file, measurement.line() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    List<Measurement> of(String part, int functions, String what) {
        return all.stream()
                .filter(each -> each.part().equals(part) && each.functions() == functions)
                .filter(each -> each.what().equals(what))
                .toList();
    }

    SortedSet<Integer> functions(String part) {
        SortedSet<Integer> functions = new TreeSet<>();
        all.stream().filter(each -> each.part().equals(part)).forEach(each -> functions.add(each.functions()));
        return functions;
    }

    /** What took turns there, in the order of the turns. */
    List<String> alternatives(String part, int functions) {
        return all.stream()
                .filter(each -> each.part().equals(part) && each.functions() == functions)
                .map(Measurement::what)
                .distinct()
                .toList();
    }

    OptionalDouble median(String part, int functions, String what, ToDoubleFunction<Measurement> of) {
        return median(of(part, functions, what).stream().mapToDouble(of).toArray());
    }

    /** The median of the ratios of those that ran in the same round. */
    OptionalDouble ratio(String part, int functions, String what, String other, ToDoubleFunction<Measurement> of) {
        List<Measurement> others = of(part, functions, other);
        return median(of(part, functions, what).stream()
                .flatMapToDouble(each -> others.stream()
                        .filter(second -> second.pair() == each.pair())
                        .mapToDouble(second -> of.applyAsDouble(each) / of.applyAsDouble(second)))
                .toArray());
    }

    private static OptionalDouble median(double[] values) {
        if (values.length == 0) {
            return OptionalDouble.empty();
        }
        double[] sorted = values.clone();
        java.util.Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return OptionalDouble.of(sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2);
    }
}
