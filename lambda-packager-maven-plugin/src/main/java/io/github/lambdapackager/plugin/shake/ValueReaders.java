package io.github.lambdapackager.plugin.shake;

import io.github.lambdapackager.plugin.shake.Expression.OfCall;
import io.github.lambdapackager.plugin.shake.Expression.OfField;
import io.github.lambdapackager.plugin.shake.Expression.OfVariable;
import io.github.lambdapackager.plugin.shake.Expression.OneOf;
import io.github.lambdapackager.plugin.shake.Expression.Origin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
        Set<Key> keys = new LinkedHashSet<>();
        MethodFlow flow = method.flow();
        flow.handlers().forEach(handler -> addCaught(method.clazz(), handler.type(), keys));
        flow.tests().forEach(test -> {
            addKeys(method, test.left(), keys);
            addKeys(method, test.right(), keys);
        });
        flow.puts().forEach(put -> addKeys(method, put.value(), keys));
        flow.calls().forEach(call -> call.arguments().forEach(argument -> addKeys(method, argument, keys)));
        addKeys(method, flow.results(), keys);
        flow.stores().values().forEach(origins -> addKeys(method, origins, keys));
        keys.forEach(key ->
                readers.computeIfAbsent(key, unknown -> new ArrayList<>(1)).add(method));
    }

    private static void addCaught(ProgramClass clazz, int type, Set<Key> keys) {
        if (type != 0 && ((ClassConstant) clazz.getConstant(type)).referencedClass instanceof ProgramClass caught) {
            keys.add(new Key(Kind.CLASS, Slot.of(caught).id()));
        }
    }

    private static void addKeys(LiveMethod method, List<Origin> origins, Set<Key> keys) {
        origins.forEach(origin -> addKeys(method, origin.value(), keys));
    }

    private static void addKeys(LiveMethod method, Expression value, Set<Key> keys) {
        if (value instanceof OfField read) {
            if (method.clazz().getConstant(read.constant()) instanceof FieldrefConstant reference
                    && reference.referencedField instanceof ProgramField field) {
                keys.add(new Key(Kind.FIELD, Slot.of(field).id()));
            }
        } else if (value instanceof OfCall call) {
            addCall(method, call, keys);
        } else if (value instanceof OneOf choice) {
            addKeys(method, choice.origins(), keys);
        } else if (value instanceof OfVariable variable
                && variable.slot() < method.flow().parameters()) {
            keys.add(new Key(Kind.PARAMETERS, Slot.of(method.method()).id()));
            if (Dispatch.isVirtual(method.clazz(), method.method())) {
                keys.add(new Key(
                        Kind.PARAMETERS_OF_SIGNATURE, Slot.of(method.method()).signature()));
            }
        }
    }

    private static void addCall(LiveMethod method, OfCall call, Set<Key> keys) {
        if (!(method.clazz().getConstant(call.constant()) instanceof AnyMethodrefConstant reference)
                || !(reference.referencedMethod instanceof ProgramMethod called)
                || !(reference.referencedClass instanceof ProgramClass owner)) {
            return;
        }
        if (ValueSources.isExact(call.opcode(), owner, called)) {
            keys.add(new Key(Kind.RESULT, Slot.of(called).id()));
        } else if ((owner.getAccessFlags() & AccessConstants.INTERFACE) == 0) {
            keys.add(new Key(Kind.RESULT_OF_SIGNATURE, Slot.of(called).signature()));
            keys.add(new Key(Kind.CLASS, Slot.of(owner).id()));
        }
    }
}
