package io.github.lambdapackager.it.benchmark;

import java.io.IOException;
import java.util.List;

/**
 * A build that takes its turns beside others.
 *
 * @param what the name in the list of measurements
 * @param before what is done before each turn, unmeasured
 * @param mavenOpts as in the environment; empty for none
 * @param arguments Maven's
 */
record Alternative(
        String what, Peer peer, Monorepo monorepo, Preparation before, String mavenOpts, List<String> arguments) {
    /** Something that must be done first. */
    @FunctionalInterface
    interface Preparation {
        /** Before the turn of that number, counted from 1. */
        void run(int turn) throws IOException;
    }

    Alternative {
        arguments = List.copyOf(arguments);
    }

    static Alternative cold(String what, Peer peer, Monorepo monorepo, List<String> arguments) {
        return new Alternative(what, peer, monorepo, turn -> monorepo.clean(), "", arguments);
    }
}
