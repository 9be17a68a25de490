package io.github.lambdapackager.it.benchmark;

import java.io.IOException;
import java.util.List;

/**
 * A build that takes its turns beside others.
 *
 * @param before what is done before each turn, unmeasured
 * @param mavenOpts as in the environment; empty for none
 * @param arguments Maven's
 */
record Alternative(Peer peer, Monorepo monorepo, Preparation before, String mavenOpts, List<String> arguments) {
    /** Something that must be done first. */
    @FunctionalInterface
    interface Preparation {
        void run() throws IOException;
    }

    Alternative {
        arguments = List.copyOf(arguments);
    }

    static Alternative cold(Peer peer, Monorepo monorepo, List<String> arguments) {
        return new Alternative(peer, monorepo, monorepo::clean, "", arguments);
    }
}
