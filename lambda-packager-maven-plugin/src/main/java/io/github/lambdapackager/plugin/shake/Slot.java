package io.github.lambdapackager.plugin.shake;

import proguard.util.Processable;

/**
 * The place of a class or member in every function's marks: ProGuard's own objects stay unmarked, so that functions can
 * share them.
 *
 * @param artifact for a class of a class path, the number of its {@link LinkedArtifact}; -1 for members and for the JDK's
 *     classes
 */
record Slot(int id, int artifact, boolean own) {
    /** The slot of a class or member, or one that is never marked for what ProGuard marks besides (constants). */
    static final Slot NONE = new Slot(-1, -1, false);

    static Slot of(Processable processable) {
        return processable.getProcessingInfo() instanceof Slot slot ? slot : NONE;
    }
}
