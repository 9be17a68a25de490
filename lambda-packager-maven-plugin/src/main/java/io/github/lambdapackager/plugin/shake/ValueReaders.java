package io.github.lambdapackager.plugin.shake;

import io.github.lambdapackager.plugin.shake.Expression.OfCall;
import io.github.lambdapackager.plugin.shake.Expression.OfField;
import io.github.lambdapackager.plugin.shake.Expression.OfVariable;
import io.github.lambdapackager.plugin.shake.Expression.OneOf;
import io.github.lambdapackager.plugin.shake.Expression.Origin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import proguard.classfile.AccessConstants;
import proguard.classfile.ProgramClass;
import proguard.classfile.ProgramField;
import proguard.classfile.ProgramMethod;
import proguard.classfile.constant.AnyMethodrefConstant;
import proguard.classfile.constant.ClassConstant;
import proguard.classfile.constant.FieldrefConstant;

/** Which reached methods are to be looked at again when more is known of something. */
final class ValueReaders {
    private enum Kind {
        FIELD,
        PARAMETERS,
        PARAMETERS_OF_SIGNATURE,
        RESULT,
        RESULT_OF_SIGNATURE,
        CLASS
    }

    private record Key(Kind kind, int number) {}

    private final Map<Key, List<LiveMethod>> readers = new HashMap<>();

    List<LiveMethod> ofField(ProgramField field) {
        return of(Kind.FIELD, Slot.of(field).id());
    }

    List<LiveMethod> ofParameters(ProgramMethod method) {
        return of(Kind.PARAMETERS, Slot.of(method).id());
    }

    List<LiveMethod> ofParametersOf(int signature) {
        return of(Kind.PARAMETERS_OF_SIGNATURE, signature);
    }

    List<LiveMethod> ofResult(ProgramMethod method) {
        return of(Kind.RESULT, Slot.of(method).id());
    }

    List<LiveMethod> ofResultOf(int signature) {
        return of(Kind.RESULT_OF_SIGNATURE, signature);
    }

    /** Those of which something depends on what instances of the class there may be. */
    List<LiveMethod> ofClass(ProgramClass clazz) {
        return of(Kind.CLASS, Slot.of(clazz).id());
    }

    private List<LiveMethod> of(Kind kind, int number) {
        return readers.getOrDefault(new Key(kind, number), List.of());
    }

    void add(LiveMethod method) {
        MethodFlow flow = method.flow();
        flow.handlers().forEach(handler -> addCaught(method, handler.type()));
        flow.tests().forEach(test -> {
            addKeys(method, test.left());
            addKeys(method, test.right());
        });
        flow.puts().forEach(put -> addKeys(method, put.value()));
        flow.calls().forEach(call -> call.arguments().forEach(argument -> addKeys(method, argument)));
        addKeys(method, flow.results());
        flow.stores().values().forEach(origins -> addKeys(method, origins));
    }

    private void add(Kind kind, int number, LiveMethod method) {
        List<LiveMethod> known = readers.computeIfAbsent(new Key(kind, number), unknown -> new ArrayList<>(1));
        // A method is looked through once: if it is there, it is the last.
        if (known.isEmpty() || known.get(known.size() - 1) != method) {
            known.add(method);
        }
    }

    private void addCaught(LiveMethod method, int type) {
        if (type != 0
                && ((ClassConstant) method.clazz().getConstant(type)).referencedClass instanceof ProgramClass caught) {
            add(Kind.CLASS, Slot.of(caught).id(), method);
        }
    }

    private void addKeys(LiveMethod method, List<Origin> origins) {
        origins.forEach(origin -> addKeys(method, origin.value()));
    }

    private void addKeys(LiveMethod method, Expression value) {
        if (value instanceof OfField read) {
            if (method.clazz().getConstant(read.constant()) instanceof FieldrefConstant reference
                    && reference.referencedField instanceof ProgramField field) {
                add(Kind.FIELD, Slot.of(field).id(), method);
            }
        } else if (value instanceof OfCall call) {
            addCall(method, call);
        } else if (value instanceof OneOf choice) {
            addKeys(method, choice.origins());
        } else if (value instanceof OfVariable variable
                && variable.slot() < method.flow().parameters()) {
            add(Kind.PARAMETERS, Slot.of(method.method()).id(), method);
            if (Dispatch.isVirtual(method.clazz(), method.method())) {
                add(Kind.PARAMETERS_OF_SIGNATURE, Slot.of(method.method()).signature(), method);
            }
        }
    }

    private void addCall(LiveMethod method, OfCall call) {
        if (!(method.clazz().getConstant(call.constant()) instanceof AnyMethodrefConstant reference)
                || !(reference.referencedMethod instanceof ProgramMethod called)
                || !(reference.referencedClass instanceof ProgramClass owner)) {
            return;
        }
        if (ValueSources.isExact(call.opcode(), owner, called)) {
            add(Kind.RESULT, Slot.of(called).id(), method);
        } else if ((owner.getAccessFlags() & AccessConstants.INTERFACE) == 0) {
            add(Kind.RESULT_OF_SIGNATURE, Slot.of(called).signature(), method);
            add(Kind.CLASS, Slot.of(owner).id(), method);
        }
    }
}
