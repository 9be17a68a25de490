package io.github.lambdapackager.plugin.rule;

import io.github.lambdapackager.plugin.model.ClasspathElement;
import io.github.lambdapackager.plugin.model.FilesByName;
import io.github.lambdapackager.plugin.model.KeepRule.Trigger;

/**
 * What may travel with a function.
 *
 * @param index its place on the packaged class path; the module is the first
 * @param files what a JVM of the function's version sees
 */
record PackagedArtifact(int index, ClasspathElement element, FilesByName files) {
    private static final int MODULE = 0;

    /** As a reason names it. */
    String name() {
        return element.artifact().coordinates().toString();
    }

    /** Its own files count for what they say once anything of it is reached; those of the module always do. */
    Trigger reached() {
        return index == MODULE ? new Trigger.Always() : new Trigger.ArtifactReached(index);
    }
}
