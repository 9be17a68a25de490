package io.github.lambdapackager.plugin.handler;

import io.github.lambdapackager.plugin.model.Handler;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.objectweb.asm.Opcodes;

/**
 * Foretells from class files what Lambda's runtime client does with a handler.
 *
 * <p>It follows {@code EventHandlerLoader} of aws-lambda-java-runtime-interface-client 2.9.0.
 */
final class RuntimeClient {
    private final ClassIndex classes;

    RuntimeClient(ClassIndex classes) {
        this.classes = classes;
    }

    /** What comes of a handler. */
    sealed interface Loading {
        /**
         * Lambda can call the handler.
         *
         * @param eventTypes binary names of the classes that event and result name, as far as the class path has them
         */
        record Works(Handler handler, SortedSet<String> eventTypes) implements Loading {}

        record Fails(String problem, String remedy) implements Loading {}
    }

    Loading load(Handler handler) {
        Optional<ClassShape> shape = classes.find(handler.className().replace('.', '/'));
        if (shape.isEmpty()) {
            return new Loading.Fails(
                    "there is no class " + handler.className() + " on the class path",
                    "name a class of the module or of one of its dependencies");
        }
        Hierarchy hierarchy = new Hierarchy(classes, shape.get(), false);
        return handler.throughInterface()
                ? loadThroughInterface(handler, shape.get(), hierarchy)
                : loadMethod(handler, shape.get(), hierarchy);
    }

    private Loading loadThroughInterface(Handler handler, ClassShape shape, Hierarchy hierarchy) {
        boolean stream = hierarchy.contains(Hierarchy.REQUEST_STREAM_HANDLER);
        if (!stream && !hierarchy.contains(Hierarchy.REQUEST_HANDLER)) {
            return new Loading.Fails(
                    handler.className() + " implements neither RequestHandler nor RequestStreamHandler",
                    "name the method: <handler>" + handler.className() + "::method</handler>");
        }
        Optional<Loading> refused = refusal(shape, true);
        if (refused.isPresent()) {
            return refused.get();
        }
        if (!stream && !namesItsTypes(shape, hierarchy)) {
            return unknownEvent(handler);
        }
        return new Loading.Works(handler, stream ? new TreeSet<>() : eventTypes(List.of(), hierarchy));
    }

    private boolean namesItsTypes(ClassShape shape, Hierarchy hierarchy) {
        List<NamedTypes> seen = new Hierarchy(classes, shape, true).nearestHandlerArguments();
        return seen.size() == 2
                && seen.equals(hierarchy.arguments(Hierarchy.REQUEST_HANDLER))
                && seen.stream().noneMatch(RuntimeClient::isBoundless);
    }

    private static boolean isBoundless(NamedTypes type) {
        return type.bare() && Set.of("java/lang/Object").containsAll(type.classes());
    }

    private static Loading unknownEvent(Handler handler) {
        return new Loading.Fails(
                "Lambda's runtime client cannot tell the type of the event of " + handler,
                "declare handleRequest with the event's class in " + handler.className());
    }

    private static Optional<Loading> refusal(ClassShape shape, boolean needsInstance) {
        String problem = "";
        if (!shape.is(Opcodes.ACC_PUBLIC)) {
            problem = " is not public";
        } else if (needsInstance && !shape.isConcrete()) {
            problem = " is abstract";
        } else if (needsInstance && !hasConstructor(shape)) {
            problem = shape.inner() ? " is a non-static inner class" : " has no public constructor without parameters";
        }
        return problem.isEmpty()
                ? Optional.empty()
                : Optional.of(new Loading.Fails(
                        shape.binaryName() + problem + ", so that Lambda cannot create it",
                        "make it a public class with a public constructor without parameters"));
    }

    private static boolean hasConstructor(ClassShape shape) {
        return shape.methods().stream()
                .anyMatch(method -> method.name().equals("<init>")
                        && method.descriptor().equals("()V")
                        && method.is(Opcodes.ACC_PUBLIC));
    }

    private Loading loadMethod(Handler handler, ClassShape shape, Hierarchy hierarchy) {
        List<MethodShape> named = hierarchy.publicMethods(handler.methodName());
        List<MethodShape> fitting = named.stream()
                .filter(MethodShape::fitsLambda)
                .sorted(Comparator.comparing(MethodShape::priority).reversed())
                .toList();
        if (fitting.isEmpty()) {
            return noMethod(handler, named);
        }
        MethodShape chosen = fitting.get(0);
        if (fitting.size() > 1 && fitting.get(1).priority() == chosen.priority()) {
            return new Loading.Fails(
                    "Lambda may call either " + chosen.display() + " or "
                            + fitting.get(1).display() + " of " + handler.className(),
                    "rename one of them");
        }
        return refusal(shape, !chosen.is(Opcodes.ACC_STATIC))
                .orElseGet(() -> losesEvent(chosen, hierarchy)
                        ? unknownEvent(handler)
                        : new Loading.Works(handler, eventTypes(List.of(chosen), hierarchy)));
    }

    private static Loading noMethod(Handler handler, List<MethodShape> named) {
        String others = named.stream().map(MethodShape::display).collect(Collectors.joining(", "));
        return new Loading.Fails(
                handler.className() + " has no public method " + handler.methodName() + " that Lambda can call"
                        + (others.isEmpty() ? "" : ", only " + others),
                "give it the parameters (event), (event, Context) or (InputStream, OutputStream, Context)");
    }

    /** A method gives the client its own type variables, not what a subclass puts in their place. */
    private static boolean losesEvent(MethodShape method, Hierarchy hierarchy) {
        return method.eventTypes().stream()
                .anyMatch(event -> !event.variables().isEmpty()
                        && resolve(event, method, hierarchy).variables().isEmpty());
    }

    private static NamedTypes resolve(NamedTypes type, MethodShape method, Hierarchy hierarchy) {
        Map<String, NamedTypes> variables = new HashMap<>(hierarchy.variables(method.owner()));
        variables.putAll(method.bounds());
        return type.bind(variables);
    }

    private SortedSet<String> eventTypes(List<MethodShape> methods, Hierarchy hierarchy) {
        SortedSet<String> names = new TreeSet<>();
        hierarchy.arguments(Hierarchy.REQUEST_HANDLER).forEach(type -> names.addAll(type.classes()));
        for (MethodShape method : methods) {
            method.eventTypes()
                    .forEach(type ->
                            names.addAll(resolve(type, method, hierarchy).classes()));
            names.addAll(resolve(method.resultType(), method, hierarchy).classes());
        }
        // What is not on the class path is the JDK's.
        return names.stream()
                .filter(classes::contains)
                .map(name -> name.replace('/', '.'))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
