package io.github.lambdapackager.it.benchmark;

import java.util.Arrays;
import java.util.List;

/**
 * What to measure, from system properties.
 *
 * @param parts of the benchmark, in their order
 * @param functions sizes of the monorepos of the cost curve
 * @param peers what is compared
 * @param pairs how often each takes its turn
 * @param minutes the longest that the turns of one peer in one monorepo may take together: it takes fewer turns then, or
 *     none, and its figure is extrapolated
 * @param page whether the page of the documentation is written
 */
record Settings(
        List<String> parts, List<Integer> functions, List<Peer> peers, int pairs, double minutes, boolean page) {
    static Settings read() {
        return new Settings(
                list("parts", "curve,threads,nochange,oneline,runs,memory"),
                list("functions", "1,5,10,50,100,200").stream()
                        .map(Integer::valueOf)
                        .toList(),
                list("peers", "none,ours,shade,minimize,proguard,r8").stream()
                        .map(Peer::of)
                        .filter(peer -> peer != Peer.R8 || !Peer.R8_JAR.isEmpty())
                        .toList(),
                Integer.getInteger("benchmark.pairs", 5),
                Double.parseDouble(System.getProperty("benchmark.minutes", "8")),
                Boolean.parseBoolean(System.getProperty("benchmark.page", "true")));
    }

    /** How many functions the monorepo of a part has, if that is not the usual number. */
    int size(String part, int usual) {
        return Integer.getInteger("benchmark." + part, usual);
    }

    List<Integer> sizes(String part, String usual) {
        return list(part, usual).stream().map(Integer::valueOf).toList();
    }

    private static List<String> list(String name, String otherwise) {
        return Arrays.stream(System.getProperty("benchmark." + name, otherwise).split(",", -1))
                .filter(each -> !each.isBlank())
                .map(String::strip)
                .toList();
    }
}
