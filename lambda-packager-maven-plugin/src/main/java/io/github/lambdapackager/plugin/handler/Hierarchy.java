package io.github.lambdapackager.plugin.handler;

import io.github.lambdapackager.plugin.handler.ClassShape.Supertype;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.Opcodes;

/** A class with all its supertypes, nearest first, and their type arguments seen from the class. */
final class Hierarchy {
    static final String REQUEST_HANDLER = "com/amazonaws/services/lambda/runtime/RequestHandler";
    static final String REQUEST_STREAM_HANDLER = "com/amazonaws/services/lambda/runtime/RequestStreamHandler";

    private final ClassIndex classes;
    private final boolean asClientDoes;
    private final Map<String, Node> nodes = new LinkedHashMap<>();

    private record Node(
            String name, Optional<ClassShape> shape, List<NamedTypes> arguments, Map<String, NamedTypes> variables) {}

    /**
     * @param asClientDoes to resolve no more than the runtime client does: it leaves {@code T} alone in
     *     {@code List<T>}
     */
    Hierarchy(ClassIndex classes, ClassShape start, boolean asClientDoes) {
        this.classes = classes;
        this.asClientDoes = asClientDoes;
        Deque<Node> queue = new ArrayDeque<>();
        queue.add(new Node(start.name(), Optional.of(start), List.of(), start.bounds()));
        while (!queue.isEmpty()) {
            Node node = queue.remove();
            if (nodes.putIfAbsent(node.name, node) == null) {
                node.shape.ifPresent(shape -> shape.supertypes().forEach(type -> queue.add(supertype(node, type))));
            }
        }
    }

    private Node supertype(Node from, Supertype type) {
        Optional<ClassShape> shape = classes.find(type.name());
        List<NamedTypes> arguments = type.arguments().stream()
                .map(argument -> asClientDoes && !argument.bare() ? argument : argument.bind(from.variables))
                .toList();
        Map<String, NamedTypes> variables = new HashMap<>();
        shape.ifPresent(known -> {
            List<String> names = List.copyOf(known.bounds().keySet());
            for (int i = 0; i < names.size(); i++) {
                NamedTypes bound = known.bounds().get(names.get(i));
                variables.put(names.get(i), i < arguments.size() ? arguments.get(i) : bound);
            }
        });
        return new Node(type.name(), shape, arguments, variables);
    }

    boolean contains(String internalName) {
        return nodes.containsKey(internalName);
    }

    /** Type arguments of a supertype; none where it is raw or unknown. */
    List<NamedTypes> arguments(String supertype) {
        return Optional.ofNullable(nodes.get(supertype)).map(Node::arguments).orElse(List.of());
    }

    /** What the type variables of a class stand for. */
    Map<String, NamedTypes> variables(String owner) {
        return Optional.ofNullable(nodes.get(owner)).map(Node::variables).orElse(Map.of());
    }

    /** The nearest interface with type arguments that is a {@code RequestHandler}: the runtime client looks no further. */
    List<NamedTypes> nearestHandlerArguments() {
        return nodes.values().stream()
                .filter(node -> !node.arguments.isEmpty() && isRequestHandler(node))
                .map(Node::arguments)
                .findFirst()
                .orElse(List.of());
    }

    private boolean isRequestHandler(Node node) {
        return node.name.equals(REQUEST_HANDLER)
                || node.shape
                        .filter(shape -> shape.is(Opcodes.ACC_INTERFACE))
                        .filter(shape -> new Hierarchy(classes, shape, true).contains(REQUEST_HANDLER))
                        .isPresent();
    }

    /** The public methods of that name as {@code Class.getMethods} lists them: classes first, nothing overridden. */
    List<MethodShape> publicMethods(String name) {
        Map<String, MethodShape> methods = new LinkedHashMap<>();
        for (boolean interfaces : new boolean[] {false, true}) {
            shapes(interfaces).stream()
                    .flatMap(shape -> shape.methods().stream())
                    .filter(method -> method.name().equals(name) && method.is(Opcodes.ACC_PUBLIC))
                    .filter(method -> !interfaces || !method.is(Opcodes.ACC_STATIC))
                    .forEach(method -> methods.putIfAbsent(method.descriptor(), method));
        }
        return List.copyOf(methods.values());
    }

    private List<ClassShape> shapes(boolean interfaces) {
        List<ClassShape> shapes = new ArrayList<>();
        for (Node node : nodes.values()) {
            node.shape
                    .filter(shape -> shape.is(Opcodes.ACC_INTERFACE) == interfaces)
                    .ifPresent(shapes::add);
        }
        return shapes;
    }
}
