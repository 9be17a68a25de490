package io.github.lambdapackager.plugin.shake;

import proguard.util.Processable;

/**
 * The place of a class or member in every function's marks: ProGuard's own objects stay unmarked, so that functions can
 * share them.
 *
 * @param element for a class of the class path, the index of its element; -1 for members and for the JDK's classes
 */
record Slot(int id, int element, boolean own) {
    /** The slot of a class or member, or one that is never marked for what ProGuard marks besides (constants). */
    static final Slot NONE = new Slot(-1, -1, false);

    static Slot of(Processable processable) {
        return processable.getProcessingInfo() instanceof Slot slot ? slot : NONE;
    }
}
