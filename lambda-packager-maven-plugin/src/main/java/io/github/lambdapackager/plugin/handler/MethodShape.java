package io.github.lambdapackager.plugin.handler;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.signature.SignatureReader;
import org.objectweb.asm.signature.SignatureVisitor;

/**
 * A method as its class file declares it.
 *
 * @param owner internal name of the declaring class
 * @param signature the generic signature, or the descriptor where there is none
 */
record MethodShape(String owner, int access, String name, String descriptor, String signature) {
    private static final String CONTEXT = "Lcom/amazonaws/services/lambda/runtime/Context;";
    private static final String INPUT = "Ljava/io/InputStream;";
    private static final String OUTPUT = "Ljava/io/OutputStream;";

    boolean is(int flag) {
        return (access & flag) != 0;
    }

    private List<String> parameters() {
        List<String> parameters = new ArrayList<>();
        for (Type type : Type.getArgumentTypes(descriptor)) {
            parameters.add(type.getDescriptor());
        }
        return parameters;
    }

    /** Whether the runtime client can call the method; told from its {@code EventHandlerLoader}, version 2.9.0. */
    boolean fitsLambda() {
        List<String> types = parameters();
        return switch (types.size()) {
            case 0, 1 -> true;
            case 2 -> fitsLambda(types.get(0), types.get(1));
            case 3 -> types.equals(List.of(INPUT, OUTPUT, CONTEXT));
            default -> false;
        };
    }

    private static boolean fitsLambda(String first, String second) {
        return switch (first) {
            case CONTEXT -> false;
            case INPUT -> second.equals(OUTPUT) || second.equals(CONTEXT);
            default -> second.equals(CONTEXT);
        };
    }

    /**
     * The runtime client takes the method with the highest number: genuine ones before bridges, then the one with most
     * parameters, a last {@code Context} counting twice.
     */
    int priority() {
        List<String> types = parameters();
        int context = !types.isEmpty() && types.get(types.size() - 1).equals(CONTEXT) ? 1 : 0;
        return types.size() + context + (is(Opcodes.ACC_BRIDGE) ? 0 : 1000);
    }

    /** What Lambda makes the event into: empty for streams and for a method without an event. */
    List<NamedTypes> eventTypes() {
        List<String> erased = parameters();
        List<NamedTypes> generic = new Types().read().parameters();
        List<NamedTypes> events = new ArrayList<>();
        for (int i = 0; i < erased.size(); i++) {
            if (!List.of(CONTEXT, INPUT, OUTPUT).contains(erased.get(i))) {
                events.add(generic.get(i));
            }
        }
        return events;
    }

    NamedTypes resultType() {
        return new Types().read().result.types();
    }

    /** The bounds of the method's own type variables. */
    Map<String, NamedTypes> bounds() {
        Map<String, NamedTypes> bounds = new TreeMap<>();
        new Types()
                .read()
                .bounds
                .forEach((name, bound) -> bounds.put(name, bound.types().asBoundOf(name)));
        return bounds;
    }

    /** As an error shows it: {@code handle(Order, Context)}. */
    String display() {
        List<String> names = new ArrayList<>();
        for (Type type : Type.getArgumentTypes(descriptor)) {
            String className = type.getClassName();
            names.add(className.substring(className.lastIndexOf('.') + 1));
        }
        return name + "(" + String.join(", ", names) + ")";
    }

    private final class Types extends SignatureVisitor {
        private final List<NamedTypes.Collector> parameters = new ArrayList<>();
        private final NamedTypes.Collector result = new NamedTypes.Collector();
        private final Map<String, NamedTypes.Collector> bounds = new TreeMap<>();
        private NamedTypes.Collector bound = new NamedTypes.Collector();

        Types() {
            super(Opcodes.ASM9);
        }

        Types read() {
            new SignatureReader(signature).accept(this);
            return this;
        }

        List<NamedTypes> parameters() {
            return parameters.stream().map(NamedTypes.Collector::types).toList();
        }

        @Override
        public void visitFormalTypeParameter(String name) {
            bound = new NamedTypes.Collector();
            bounds.put(name, bound);
        }

        @Override
        public SignatureVisitor visitClassBound() {
            return bound;
        }

        @Override
        public SignatureVisitor visitInterfaceBound() {
            return bound;
        }

        @Override
        public SignatureVisitor visitParameterType() {
            NamedTypes.Collector parameter = new NamedTypes.Collector();
            parameters.add(parameter);
            return parameter;
        }

        @Override
        public SignatureVisitor visitReturnType() {
            return result;
        }

        @Override
        public SignatureVisitor visitExceptionType() {
            return new NamedTypes.Collector();
        }
    }
}
