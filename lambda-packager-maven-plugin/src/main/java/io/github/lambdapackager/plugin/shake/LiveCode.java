package io.github.lambdapackager.plugin.shake;

import io.github.lambdapackager.plugin.shake.MethodFlow.Block;
import io.github.lambdapackager.plugin.shake.MethodFlow.Call;
import io.github.lambdapackager.plugin.shake.MethodFlow.Put;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import proguard.classfile.Clazz;
import proguard.classfile.Method;
import proguard.classfile.ProgramClass;
import proguard.classfile.ProgramField;
import proguard.classfile.ProgramMethod;
import proguard.classfile.attribute.CodeAttribute;
import proguard.classfile.constant.AnyMethodrefConstant;
import proguard.classfile.constant.FieldrefConstant;

/**
 * Marks of the code of a method what can run: not what a branch on a value leads to that is never there, and not the handler
 * of an exception that nobody makes. Values are followed through fields that code alone assigns to, parameters and results.
 */
final class LiveCode {
    private final ReachabilityMarker marker;
    private final LinkedClasses classes;
    private final KnownValues values;
    private final ValueSources sources;
    private final ValueReaders readers = new ValueReaders();
    private final @Nullable LiveMethod[] methods;
    private final Map<ProgramClass, MethodFlows> flows = new HashMap<>();
    private final Deque<LiveMethod> changed = new ArrayDeque<>();
    private final Set<LiveMethod> queued = new HashSet<>();
    private final Set<LiveMethod> waiting = new LinkedHashSet<>();

    LiveCode(ReachabilityMarker marker, LinkedClasses classes) {
        this.marker = marker;
        this.classes = classes;
        this.values = new KnownValues(classes.space().slots());
        this.methods = new LiveMethod[classes.space().slots()];
        this.sources = new ValueSources(classes, values);
    }

    /** Marks the code of a method that is reached. */
    void reach(ProgramClass clazz, ProgramMethod method, CodeAttribute code) {
        int id = Slot.of(method).id();
        LiveMethod known = methods[id];
        if (known == null) {
            MethodFlow flow = flows.computeIfAbsent(
                            clazz,
                            key -> classes.space()
                                    .known(key, () -> classes.file(key))
                                    .flows())
                    .of(clazz, method, code);
            known = new LiveMethod(clazz, method, code, flow, sources);
            methods[id] = known;
            readers.add(known);
        }
        look(known);
        code.attributesAccept(clazz, method, marker);
    }

    // What happens out of sight.

    /** Somebody may assign anything to the field. */
    void assign(ProgramField field) {
        if (values.assign(field)) {
            changed(readers.ofField(field));
        }
    }

    /** Somebody may call the method with anything. */
    void call(ProgramClass clazz, ProgramMethod method) {
        if (values.passAnything(method)) {
            changed(readers.ofParameters(method));
        }
        if (Dispatch.isVirtual(clazz, method)) {
            callVirtual(method);
        }
    }

    /** Somebody may call any method of that name and descriptor with anything. */
    void callVirtual(Method method) {
        int signature = Slot.of(method).signature();
        if (values.passAnythingBySignature(signature)) {
            changed(readers.ofParametersOf(signature));
        }
    }

    /** There may be instances of the class. */
    void make(@Nullable Clazz clazz) {
        if (clazz instanceof ProgramClass made && sources.make(made)) {
            changed(readers.ofClass(made));
            make(made.getSuperClass());
        }
    }

    /** A class that is written at run time may extend the class. */
    void expose(@Nullable Clazz clazz) {
        if (clazz instanceof ProgramClass exposed && sources.expose(exposed)) {
            changed(readers.ofClass(exposed));
            expose(exposed.getSuperClass());
        }
    }

    private void changed(List<LiveMethod> of) {
        for (LiveMethod method : of) {
            if (queued.add(method)) {
                changed.add(method);
            }
        }
    }

    /** Looks again at code of which more may run by now; true when there was any. */
    boolean settle() {
        if (changed.isEmpty()) {
            return false;
        }
        while (!changed.isEmpty()) {
            LiveMethod method = changed.remove();
            queued.remove(method);
            marker.because(new Cause.Code("referenced by", method.clazz(), method.method()), () -> lookAgain(method));
        }
        return true;
    }

    /** Waits no longer for values that never came; true when any code did. */
    boolean release() {
        boolean any = !waiting.isEmpty();
        waiting.forEach(LiveMethod::release);
        changed(List.copyOf(waiting));
        waiting.clear();
        return any;
    }

    // What runs.

    private void lookAgain(LiveMethod method) {
        if (look(method)) {
            marker.keepLiterals(method.clazz(), method.method());
        }
    }

    /** True when some code is new. */
    private boolean look(LiveMethod method) {
        if (!marker.mayFold(method.clazz())) {
            method.runWhole();
        }
        if (method.findLive()) {
            waiting.add(method);
        } else {
            waiting.remove(method);
        }
        follow(method);
        return mark(method);
    }

    private void follow(LiveMethod method) {
        for (Put put : method.flow().puts()) {
            if (method.isLive(put.block())) {
                follow(method, put);
            }
        }
        for (Call call : method.flow().calls()) {
            if (method.isLive(call.block())) {
                follow(method, call);
            }
        }
        if (values.give(method.method(), method.evaluate(method.flow().results()))) {
            changed(readers.ofResult(method.method()));
            changed(readers.ofResultOf(Slot.of(method.method()).signature()));
        }
    }

    private void follow(LiveMethod method, Put put) {
        if (method.clazz().getConstant(put.constant()) instanceof FieldrefConstant reference
                && reference.referencedField instanceof ProgramField field
                && !values.isAssigned(field)) {
            Known value = method.evaluate(put.value());
            if (!value.isDefault() && value.kind() != Known.Kind.NONE) {
                assign(field);
            }
        }
    }

    private void follow(LiveMethod method, Call call) {
        if (!(method.clazz().getConstant(call.constant()) instanceof AnyMethodrefConstant reference)
                || !(reference.referencedMethod instanceof ProgramMethod called)
                || !(reference.referencedClass instanceof ProgramClass owner)) {
            return;
        }
        boolean isExact = ValueSources.isExact(call.opcode(), owner, called);
        if (call.arguments().isEmpty()) {
            if (!isExact) {
                callVirtual(called);
            } else if (values.passAnything(called)) {
                changed(readers.ofParameters(called));
            }
            return;
        }
        int signature = Slot.of(called).signature();
        if (isExact ? values.takesAnything(called) : values.takesAnythingBySignature(signature)) {
            return;
        }
        Known[] arguments = new Known[call.arguments().size()];
        for (int index = 0; index < arguments.length; index++) {
            arguments[index] = method.evaluate(call.arguments().get(index));
        }
        if (isExact && values.pass(called, arguments)) {
            changed(readers.ofParameters(called));
        } else if (!isExact && values.passBySignature(signature, arguments)) {
            changed(readers.ofParametersOf(signature));
        }
    }

    /** True when some code is new. */
    private boolean mark(LiveMethod method) {
        List<Block> blocks = method.flow().blocks();
        if (blocks.isEmpty()) {
            return markWhole(method);
        }
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
        boolean isNew = method.markBlock(0);
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
        LiveMethod known = methods[Slot.of(method).id()];
        return known == null ? FoldedCode.NONE : known.folded();
    }
}
