package io.github.lambdapackager.publisher.run;

import io.github.lambdapackager.publisher.model.Grant;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How to publish.
 *
 * @param grants who may use the layers, besides the account that has them
 * @param label for new contents: the first part of their human version
 * @param parameterPrefix below which SSM parameters name the versions, such as {@code /acme/layers}
 * @param allowUnverified whether layers of functions that nothing proves are published as well
 * @param throughS3 whether there is a bucket
 * @param locked whether to keep other publishers out meanwhile
 * @param dryRun whether to stop after the plan
 * @param threads how many calls are made at the same time
 * @param lockFile that records what is to be used
 * @param journal that remembers what was done on this machine
 */
public record PublishOptions(
        SortedSet<Grant> grants,
        Optional<String> label,
        Optional<String> parameterPrefix,
        boolean allowUnverified,
        boolean throughS3,
        boolean locked,
        boolean dryRun,
        int threads,
        Optional<Path> lockFile,
        Optional<Path> journal) {
    /** Enough for 17 Regions at their full pace. */
    public static final int THREADS = 34;

    public PublishOptions {
        grants = Collections.unmodifiableSortedSet(new TreeSet<>(grants));
        if (threads < 1) {
            throw new IllegalArgumentException(threads + " threads do nothing");
        }
    }
}
