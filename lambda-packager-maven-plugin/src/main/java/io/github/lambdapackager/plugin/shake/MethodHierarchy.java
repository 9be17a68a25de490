package io.github.lambdapackager.plugin.shake;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import proguard.classfile.AccessConstants;
import proguard.classfile.ClassConstants;
import proguard.classfile.Clazz;
import proguard.classfile.LibraryClass;
import proguard.classfile.Method;
import proguard.classfile.ProgramClass;
import proguard.classfile.ProgramMethod;

/**
 * Finds the methods that a call of one method may come to: the ways of ProGuard's own marking, which looks for names in every
 * class and goes many ways again and again.
 */
final class MethodHierarchy {
    private static final int NOT_OVERRIDDEN = AccessConstants.PRIVATE | AccessConstants.STATIC;
    private static final int NOT_CONCRETE = AccessConstants.INTERFACE | AccessConstants.ABSTRACT;

    private final ReachabilityMarker marker;
    private final int[] seen;
    private int walk;
    private @Nullable Method below;

    /** @param slots how many classes and members there are */
    MethodHierarchy(ReachabilityMarker marker, int slots) {
        this.marker = marker;
        this.seen = new int[slots];
    }

    void mark(Clazz clazz, Method method) {
        int access = method.getAccessFlags();
        boolean overridden = (access & NOT_OVERRIDDEN) == 0
                && !method.getName(clazz).equals(ClassConstants.METHOD_NAME_INIT)
                && !method.getName(clazz).equals(ClassConstants.METHOD_NAME_CLINIT);
        // A method that is met on the way down leads to nothing that this way does not come to.
        if (overridden && method != below) {
            Method outer = below;
            new Walk(method, ++walk).from(clazz);
            below = outer;
        }
    }

    private final class Walk {
        private final int signature;
        private final int excluded;
        private final int number;

        Walk(Method method, int number) {
            this.signature = Slot.of(method).signature();
            // An abstract method counts where it may widen the access to the one that is called.
            boolean open = (method.getAccessFlags() & AccessConstants.PUBLIC) != 0;
            this.excluded = NOT_OVERRIDDEN | (open ? AccessConstants.ABSTRACT : 0);
            this.number = number;
        }

        void from(Clazz clazz) {
            if ((clazz.getAccessFlags() & AccessConstants.INTERFACE) != 0) {
                markDefaults(clazz);
            }
            toConcrete(clazz);
        }

        private void markDefaults(Clazz clazz) {
            for (int index = 0; index < subclassCount(clazz); index++) {
                Clazz sub = subclass(clazz, index);
                if ((sub.getAccessFlags() & AccessConstants.INTERFACE) != 0) {
                    if (sub instanceof ProgramClass owner && find(owner) instanceof ProgramMethod method) {
                        below = null;
                        marker.markDefault(owner, method);
                    }
                    markDefaults(sub);
                }
            }
        }

        /** Down to the first classes that there can be instances of, and from there to all below. */
        private void toConcrete(Clazz start) {
            Deque<Clazz> pending = new ArrayDeque<>();
            pending.push(start);
            while (!pending.isEmpty()) {
                Clazz clazz = pending.pop();
                if (isNew(clazz)) {
                    if ((clazz.getAccessFlags() & NOT_CONCRETE) != 0) {
                        pushSubclasses(clazz, pending);
                    } else {
                        visit(clazz, true);
                        // Its superclasses need not be below where the walk began.
                        for (Clazz upper = clazz.getSuperClass(); upper != null; upper = upper.getSuperClass()) {
                            visit(upper, false);
                        }
                        downFrom(clazz);
                    }
                }
            }
        }

        private void downFrom(Clazz start) {
            Deque<Clazz> pending = new ArrayDeque<>();
            pushSubclasses(start, pending);
            while (!pending.isEmpty()) {
                Clazz clazz = pending.pop();
                if (isNew(clazz)) {
                    visit(clazz, true);
                    pushSubclasses(clazz, pending);
                }
            }
        }

        /** The first on top. */
        private void pushSubclasses(Clazz clazz, Deque<Clazz> pending) {
            for (int index = subclassCount(clazz) - 1; index >= 0; index--) {
                pending.push(subclass(clazz, index));
            }
        }

        private boolean isNew(Clazz clazz) {
            int id = Slot.of(clazz).id();
            boolean isNew = seen[id] != number;
            seen[id] = number;
            return isNew;
        }

        private void visit(Clazz clazz, boolean onTheWayDown) {
            Method method = find(clazz);
            if (method != null) {
                below = onTheWayDown ? method : null;
                method.accept(clazz, marker);
            }
        }

        private @Nullable Method find(Clazz clazz) {
            Method method = Slot.of(clazz).methods().find(signature);
            return method != null && (method.getAccessFlags() & excluded) == 0 ? method : null;
        }
    }

    private static int subclassCount(Clazz clazz) {
        return clazz instanceof ProgramClass program ? program.subClassCount : ((LibraryClass) clazz).subClassCount;
    }

    private static Clazz subclass(Clazz clazz, int index) {
        return clazz instanceof ProgramClass program
                ? program.subClasses[index]
                : ((LibraryClass) clazz).subClasses[index];
    }
}
