package io.github.lambdapackager.plugin.shake;

import io.github.lambdapackager.plugin.shake.ClassLiteralSource.Literal;
import io.github.lambdapackager.plugin.shake.ClassLiteralSource.NameOf;
import io.github.lambdapackager.plugin.shake.ClassLiteralUse.Captured;
import io.github.lambdapackager.plugin.shake.ClassLiteralUse.Passed;
import io.github.lambdapackager.plugin.shake.ClassLiteralUse.Reflection;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** Notes to which calls of a method {@code Class} objects go. */
final class ClassLiteralCalls {
    static final String LAMBDAS = "java/lang/invoke/LambdaMetafactory";

    // Bootstrap methods of the JDK that compare with a class or make a string of it.
    private static final Set<String> HARMLESS_BOOTSTRAPS = Set.of(
            "java/lang/invoke/StringConcatFactory",
            "java/lang/runtime/ObjectMethods",
            "java/lang/runtime/SwitchBootstraps");

    private final ClassLiteralFlow flow;

    ClassLiteralCalls(ClassLiteralFlow flow) {
        this.flow = flow;
    }

    /** Notes the receiver and the arguments of a call; what the result may hold of them. */
    ClassLiteralValue call(MethodInsnNode call, List<? extends ClassLiteralValue> values) {
        ClassLiteralMember callee = new ClassLiteralMember(call.owner, call.name, call.desc);
        boolean virtual = call.getOpcode() == Opcodes.INVOKEVIRTUAL || call.getOpcode() == Opcodes.INVOKEINTERFACE;
        int receivers = call.getOpcode() == Opcodes.INVOKESTATIC ? 0 : 1;
        ClassLiteralValue result = ClassLiteralValue.OTHER;
        for (int position = 0; position < values.size(); position++) {
            ClassLiteralValue value = values.get(position);
            if (!value.isTracked()) {
                continue;
            }
            boolean receiver = position < receivers;
            if (value.sources().stream().anyMatch(NameOf.class::isInstance)) {
                result = result.or(receiver ? ClassLiteralValue.OTHER : passedName(callee, value));
            } else if (receiver && call.owner.startsWith("[")) {
                result = result.or(value);
            } else if (receiver) {
                result = result.or(askedItself(callee, value));
            } else {
                flow.add(value, new Passed(callee, virtual, position - receivers));
                result = ClassLiteralJdkCalls.resultIsOther(callee) ? result : result.or(value);
            }
        }
        return result;
    }

    /** Whoever is given the name of a class may load it, unless names are for something else there. */
    private ClassLiteralValue passedName(ClassLiteralMember callee, ClassLiteralValue value) {
        if (!ClassLiteralJdkCalls.takesNameOnly(callee)) {
            value.sources().forEach(source -> {
                if (source instanceof NameOf name) {
                    flow.add(name.literal(), new Reflection("name passed to " + callee.owner() + "." + callee.name()));
                }
            });
        }
        return ClassLiteralValue.OTHER;
    }

    private ClassLiteralValue askedItself(ClassLiteralMember callee, ClassLiteralValue receiver) {
        if (ClassLiteralJdkCalls.asksName(callee.owner(), callee.name())) {
            return names(receiver);
        }
        if (ClassLiteralJdkCalls.leadsToOtherClass(callee)) {
            return receiver;
        }
        if (!ClassLiteralJdkCalls.asksClassOnly(callee)) {
            flow.add(
                    receiver,
                    new Reflection(callee.owner() + "." + callee.name(), ClassLiteralJdkCalls.reflectedBy(callee)));
        }
        return ClassLiteralValue.OTHER;
    }

    private static ClassLiteralValue names(ClassLiteralValue classes) {
        return classes.sources().stream()
                .filter(Literal.class::isInstance)
                .map(literal -> ClassLiteralValue.from(new NameOf((Literal) literal)))
                .reduce(ClassLiteralValue.OTHER, ClassLiteralValue::or);
    }

    ClassLiteralValue dynamic(InvokeDynamicInsnNode call, List<? extends ClassLiteralValue> values) {
        if (call.bsm.getOwner().equals(LAMBDAS)) {
            Handle body = (Handle) call.bsmArgs[1];
            for (int position = 0; position < values.size(); position++) {
                captured(body, position, values.get(position));
            }
        } else {
            bootstrapArguments(call.bsm, call.bsmArgs);
            if (!HARMLESS_BOOTSTRAPS.contains(call.bsm.getOwner())) {
                values.forEach(value -> flow.add(value, new Reflection("argument of " + call.bsm.getOwner())));
            }
        }
        return ClassLiteralValue.of(Type.getReturnType(call.desc));
    }

    private void captured(Handle body, int position, ClassLiteralValue value) {
        ClassLiteralMember callee = new ClassLiteralMember(body.getOwner(), body.getName(), body.getDesc());
        int tag = body.getTag();
        boolean virtual = tag == Opcodes.H_INVOKEVIRTUAL || tag == Opcodes.H_INVOKEINTERFACE;
        int receivers = virtual || tag == Opcodes.H_INVOKESPECIAL ? 1 : 0;
        if (!value.isTracked()) {
            return;
        }
        if (position >= receivers) {
            flow.add(value, new Captured(callee, virtual, position - receivers));
        } else if (!ClassLiteralJdkCalls.asksClassOnly(callee)) {
            flow.add(value, new Reflection("captured for " + callee.owner() + "." + callee.name()));
        }
    }

    void bootstrapArguments(Handle bootstrap, Object[] arguments) {
        if (HARMLESS_BOOTSTRAPS.contains(bootstrap.getOwner())
                || bootstrap.getOwner().equals(LAMBDAS)) {
            return;
        }
        for (Object argument : arguments) {
            if (argument instanceof Type type && type.getSort() == Type.OBJECT) {
                flow.add(new Literal(type.getInternalName()), new Reflection("argument of " + bootstrap.getOwner()));
            }
        }
    }
}
