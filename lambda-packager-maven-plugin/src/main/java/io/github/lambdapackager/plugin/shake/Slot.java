package io.github.lambdapackager.plugin.shake;

import proguard.util.Processable;

/**
 * The place of a class or member in every function's marks: ProGuard's own objects stay unmarked, so that functions can
 * share them.
 *
 * @param artifact for a class of a class path, the number of its {@link LinkedArtifact}; -1 for members and for the JDK's
 *     classes
 * @param signature for a method, the number of its name and descriptor; -1 for others
 * @param virtual whether a call of the method may come to one that overrides it
 * @param methods those of a class
 */
record Slot(int id, int artifact, boolean own, int signature, boolean virtual, MethodTable methods) {
    private static final int NO_NUMBER = -1;

    /** The slot of a class or member, or one that is never marked for what ProGuard marks besides (constants). */
    static final Slot NONE = ofField(NO_NUMBER);

    static Slot ofClass(int id, int artifact, boolean own, MethodTable methods) {
        return new Slot(id, artifact, own, NO_NUMBER, false, methods);
    }

    static Slot ofLibraryClass(int id, MethodTable methods) {
        return ofClass(id, NO_NUMBER, false, methods);
    }

    static Slot ofField(int id) {
        return ofMethod(id, NO_NUMBER, false);
    }

    static Slot ofMethod(int id, int signature, boolean virtual) {
        return new Slot(id, NO_NUMBER, false, signature, virtual, MethodTable.EMPTY);
    }

    static Slot of(Processable processable) {
        return processable.getProcessingInfo() instanceof Slot slot ? slot : NONE;
    }
}
