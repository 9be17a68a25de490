package io.github.lambdapackager.plugin.shake;

import io.github.lambdapackager.plugin.shake.MethodFlow.Block;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import proguard.classfile.Clazz;
import proguard.classfile.Method;
import proguard.classfile.ProgramClass;
import proguard.classfile.ProgramField;
import proguard.classfile.ProgramMethod;
import proguard.classfile.attribute.CodeAttribute;

/**
 * Marks of the code of a method what can run: not what a branch on a value leads to that is never there, and not the handler
 * of an exception that nobody makes. Values are followed through fields that code alone assigns to, parameters and results.
 */
final class LiveCode {
    private final ReachabilityMarker marker;
    private final boolean folds;
    private final LiveValues values;
    private final Set<LiveMethod> waiting = new LinkedHashSet<>();

    /** @param folds whether code that cannot run is passed by; otherwise nobody asks for a value */
    LiveCode(ReachabilityMarker marker, LinkedClasses classes, boolean folds) {
        this.marker = marker;
        this.folds = folds;
        this.values = folds ? LiveValues.of(classes) : LiveValues.none(classes);
    }

    /** Whether code that cannot run is passed by. */
    boolean folds() {
        return folds;
    }

    /** Marks the code of a method that is reached. */
    void reach(ProgramClass clazz, ProgramMethod method, CodeAttribute code) {
        LiveMethod known = values.method(method);
        if (known == null) {
            known = new LiveMethod(clazz, method, code, values);
            values.add(known);
        }
        look(known);
        code.attributesAccept(clazz, method, marker);
    }

    // What marked code does.

    /** Notes that an instruction of reached code assigns to the field. */
    void assign(ProgramField field, Method by, int offset) {
        LiveMethod method = reached(by);
        if (method == null) {
            assign(field);
        } else {
            values.assign(field, method, offset);
        }
    }

    /** Notes that an instruction of reached code calls the method. */
    void call(ProgramClass owner, ProgramMethod called, byte opcode, Method by, int offset) {
        LiveMethod method = reached(by);
        if (method == null) {
            call(owner, called);
        } else {
            values.call(opcode, owner, called, method, offset);
        }
    }

    private @Nullable LiveMethod reached(Method method) {
        return folds && method instanceof ProgramMethod program ? values.method(program) : null;
    }

    // What happens out of sight.

    /** Somebody may assign anything to the field. */
    void assign(ProgramField field) {
        if (folds) {
            values.takeAnything(field);
        }
    }

    /** Somebody may call the method with anything. */
    void call(ProgramClass clazz, ProgramMethod method) {
        if (!folds) {
            return;
        }
        values.takeAnything(method);
        if (Slot.of(method).virtual()) {
            callVirtual(method);
        }
    }

    /** Somebody may call any method of that name and descriptor with anything. */
    void callVirtual(Method method) {
        if (folds) {
            values.callVirtual(method);
        }
    }

    /** There may be instances of the class. */
    void make(@Nullable Clazz clazz) {
        if (folds && clazz instanceof ProgramClass made && values.make(made)) {
            make(made.getSuperClass());
        }
    }

    /** A class that is written at run time may extend the class. */
    void expose(@Nullable Clazz clazz) {
        if (folds && clazz instanceof ProgramClass exposed && values.expose(exposed)) {
            expose(exposed.getSuperClass());
        }
    }

    /** Looks again at code of which more may run by now; true when any is new. */
    boolean settle() {
        boolean any = false;
        for (LiveMethod stale = values.takeStale(); stale != null; stale = values.takeStale()) {
            LiveMethod method = stale;
            boolean[] isNew = {false};
            marker.because(
                    new Cause.Code("referenced by", method.clazz(), method.method()),
                    () -> isNew[0] = lookAgain(method));
            any |= isNew[0];
        }
        return any;
    }

    /** Waits no longer for values that never came; true when any code did. */
    boolean release() {
        boolean any = !waiting.isEmpty();
        waiting.forEach(LiveMethod::release);
        values.lookAgain(waiting);
        waiting.clear();
        return any;
    }

    // What runs.

    private boolean lookAgain(LiveMethod method) {
        boolean isNew = look(method);
        if (isNew) {
            marker.keepLiterals(method.clazz(), method.method());
        }
        return isNew;
    }

    /** True when some code is new. */
    private boolean look(LiveMethod method) {
        boolean more = !marker.mayFold(method.clazz()) && method.runWhole();
        boolean waited = method.waits();
        more |= method.findLive();
        if (method.waits()) {
            waiting.add(method);
        } else if (waited) {
            waiting.remove(method);
        }
        if (more) {
            values.spread(method);
        }
        return mark(method);
    }

    /** True when some code is new. */
    private boolean mark(LiveMethod method) {
        if (method.isPlain()) {
            return markWhole(method);
        }
        List<Block> blocks = method.flow().blocks();
        boolean any = false;
        for (int index = 0; index < blocks.size(); index++) {
            if (method.isLive(index)) {
                any |= mark(method, index, blocks.get(index));
            }
        }
        return any;
    }

    private boolean markWhole(LiveMethod method) {
        CodeAttribute code = method.code();
        boolean isNew = method.markWhole();
        if (isNew) {
            code.instructionsAccept(method.clazz(), method.method(), marker);
            code.exceptionsAccept(method.clazz(), method.method(), marker);
        }
        return isNew;
    }

    private boolean mark(LiveMethod method, int index, Block block) {
        CodeAttribute code = method.code();
        boolean isNew = method.markBlock(index);
        if (isNew) {
            code.instructionsAccept(method.clazz(), method.method(), block.start(), block.end(), marker);
        }
        for (int handler : block.handlers()) {
            if (method.mayCatch(handler) && method.markHandler(handler)) {
                marker.visitExceptionInfo(method.clazz(), method.method(), code, code.exceptionTable[handler]);
            }
        }
        return isNew;
    }

    // What is left.

    /** What never happens in the code of the method. */
    FoldedCode folded(ProgramMethod method) {
        LiveMethod known = reached(method);
        return known == null ? FoldedCode.NONE : known.folded();
    }
}
