package io.github.lambdapackager.it;

import io.github.lambdapackager.plugin.build.FunctionBuild;
import io.github.lambdapackager.plugin.model.RuleSources;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;

/**
 * A rule source and the case of the corpus that is said to need it: a line of {@code it/corpus/ablation.txt}.
 *
 * @param source nothing where the case is only built to be compared with
 * @param covers what would be lost without the source, in a clause
 */
record RuleSourceTrial(String source, String name, String covers) {
    static RuleSourceTrial withEverySource(String name) {
        return new RuleSourceTrial("", name, "");
    }

    /** In the order of the file. */
    static List<RuleSourceTrial> all() throws IOException {
        return Files.readAllLines(Corpus.SOURCES.resolve("ablation.txt")).stream()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(line -> line.split(" +", 3))
                .map(words -> new RuleSourceTrial(words[0], words[1], words[2]))
                .toList();
    }

    /** Every source that a build can do without, by the code. */
    static List<String> sources() {
        return Stream.of(RuleSources.KEEPING, RuleSources.REMOVING, FunctionBuild.partsOfRuleSources())
                .flatMap(List::stream)
                .toList();
    }
}
