package io.github.lambdapackager.plugin.build;

import io.github.lambdapackager.plugin.report.FunctionRow;
import io.github.lambdapackager.plugin.report.FunctionRow.Origin;
import io.github.lambdapackager.publisher.model.LayerReference;
import io.github.lambdapackager.publisher.model.ManifestFunction;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is told of a function whenever it is packaged, also where its manifest need not be read for that.
 *
 * @param texts sizes and counts, then the names of its layers
 */
record FunctionFacts(List<String> texts) {
    private static final int FIGURES = 6;

    FunctionFacts {
        texts = List.copyOf(texts);
    }

    FunctionFacts(ManifestFunction function) {
        this(Stream.concat(
                        Stream.of(
                                        function.unshaken().zippedBytes(),
                                        function.zip().zippedBytes(),
                                        function.unshaken().unzippedBytes(),
                                        function.zip().unzippedBytes(),
                                        function.classesIn(),
                                        function.classesOut())
                                .map(String::valueOf),
                        function.layers().stream().map(LayerReference::name))
                .toList());
    }

    FunctionRow row(String function, Origin origin, Duration time) {
        return new FunctionRow(
                function,
                Long.parseLong(texts.get(0)),
                Long.parseLong(texts.get(1)),
                Long.parseLong(texts.get(2)),
                Long.parseLong(texts.get(3)),
                Integer.parseInt(texts.get(4)),
                Integer.parseInt(texts.get(5)),
                origin,
                texts.subList(FIGURES, texts.size()),
                time);
    }
}
