package io.github.lambdapackager.it.benchmark;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** What follows from the cost curve: a build without packaging is taken off, so that packaging alone remains. */
final class CurveFigures {
    private static final String PART = "curve";
    private static final int ROUND = 10;

    private final Measurements measurements;
    private final ToDoubleFunction<Measurement> of;

    /** @param of seconds, of one kind or the other */
    CurveFigures(Measurements measurements, ToDoubleFunction<Measurement> of) {
        this.measurements = measurements;
        this.of = of;
    }

    OptionalDouble packaging(Peer peer, int functions) {
        OptionalDouble whole = measurements.median(PART, functions, peer.id(), of);
        OptionalDouble without = measurements.median(PART, functions, Peer.NONE.id(), of);
        return whole.isPresent() && without.isPresent()
                ? OptionalDouble.of(whole.getAsDouble() - without.getAsDouble())
                : OptionalDouble.empty();
    }

    /** What one more function costs, between the smallest and the largest monorepo with the same mix of functions. */
    OptionalDouble marginal(Peer peer) {
        List<Integer> sizes = measured(peer);
        if (sizes.size() < 2) {
            return OptionalDouble.empty();
        }
        int from = sizes.get(0);
        int to = sizes.get(sizes.size() - 1);
        return OptionalDouble.of(
                (packaging(peer, to).orElseThrow() - packaging(peer, from).orElseThrow()) / (to - from));
    }

    /** Between which sizes the marginal function is taken. */
    String range(Peer peer) {
        List<Integer> sizes = measured(peer);
        return sizes.isEmpty() ? "" : sizes.get(0) + " to " + sizes.get(sizes.size() - 1);
    }

    /** Whole rounds of the ten cases; if there are too few of them, all sizes. */
    private List<Integer> measured(Peer peer) {
        List<Integer> all = measurements.functions(PART).stream()
                .filter(functions -> packaging(peer, functions).isPresent())
                .toList();
        List<Integer> rounds =
                all.stream().filter(functions -> functions % ROUND == 0).toList();
        return rounds.size() < 2 ? all : rounds;
    }

    /** What a whole build would take that was too long to be measured. */
    OptionalDouble extrapolated(Peer peer, int functions) {
        List<Integer> sizes = measured(peer);
        OptionalDouble without = measurements.median(PART, functions, Peer.NONE.id(), of);
        OptionalDouble marginal = marginal(peer);
        if (marginal.isEmpty() || without.isEmpty()) {
            return OptionalDouble.empty();
        }
        int from = sizes.get(sizes.size() - 1);
        return OptionalDouble.of(without.getAsDouble()
                + packaging(peer, from).orElseThrow()
                + marginal.getAsDouble() * (functions - from));
    }
}
