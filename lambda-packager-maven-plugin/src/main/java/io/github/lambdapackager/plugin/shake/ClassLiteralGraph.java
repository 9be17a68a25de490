package io.github.lambdapackager.plugin.shake;

import io.github.lambdapackager.plugin.shake.ClassLiteralNames.Lambda;
import io.github.lambdapackager.plugin.shake.ClassLiteralNames.Mention;
import io.github.lambdapackager.plugin.shake.ClassLiteralSource.CallResult;
import io.github.lambdapackager.plugin.shake.ClassLiteralSource.FieldRead;
import io.github.lambdapackager.plugin.shake.ClassLiteralSource.Parameter;
import io.github.lambdapackager.plugin.shake.ClassLiteralUse.Captured;
import io.github.lambdapackager.plugin.shake.ClassLiteralUse.Passed;
import io.github.lambdapackager.plugin.shake.ClassLiteralUse.Reflection;
import io.github.lambdapackager.plugin.shake.ClassLiteralUse.Returned;
import io.github.lambdapackager.plugin.shake.ClassLiteralUse.Stored;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;

/** Follows a {@code Class} object from one method to the next. */
final class ClassLiteralGraph {
    private final ClassLiteralCode code;
    private final ClassLiteralIndex index;
    private final ClassLiteralHierarchy hierarchy;
    private final ClassLiteralUsers users;

    ClassLiteralGraph(ClassFiles files, JdkTypes jdk, ClassLiteralCode code) {
        this.code = code;
        this.index = new ClassLiteralIndex(files.parts());
        this.hierarchy = new ClassLiteralHierarchy(files, jdk, index);
        this.users = new ClassLiteralUsers(code, index, hierarchy);
    }

    /**
     * A {@code Class} object in a method.
     *
     * @param followed whether the result of the method counts as the argument where it was called
     */
    record Node(ClassLiteralMember method, ClassLiteralSource source, boolean followed) {}

    /**
     * Where a {@code Class} object goes next.
     *
     * @param reflection one that may see everything; nothing else matters then
     * @param parts what other reflection may see
     */
    record Next(Optional<Reflection> reflection, Set<ReflectedPart> parts, Set<Node> nodes) {}

    Next next(Node node) {
        Step step = new Step(node);
        code.flow(node.method()).of(node.source()).forEach(step::add);
        return new Next(Optional.ofNullable(step.reflection), step.parts, step.nodes);
    }

    /** The lambdas that implement these methods, also as methods that a subinterface inherits. */
    private Set<Lambda> lambdas(Set<ClassLiteralMember> methods) {
        return methods.stream()
                .filter(hierarchy::isAbstract)
                .flatMap(method ->
                        hierarchy.withSubtypes(method.owner()).stream().map(method::in))
                .distinct()
                .flatMap(method -> index.lambdaMakers(method).stream()
                        .flatMap(
                                maker -> code
                                        .names(maker)
                                        .lambdas()
                                        .getOrDefault(method.owner() + "." + method.name(), Set.of())
                                        .stream()))
                .collect(Collectors.toSet());
    }

    private final class Step {
        private final Node node;
        private final Set<Node> nodes = new LinkedHashSet<>();
        private final Set<ReflectedPart> parts = EnumSet.noneOf(ReflectedPart.class);
        private @Nullable Reflection reflection;

        Step(Node node) {
            this.node = node;
        }

        void add(ClassLiteralUse use) {
            if (use instanceof Reflection found) {
                reflect(found);
            } else if (use instanceof Passed passed) {
                pass(passed.callee(), passed.virtual(), passed.index(), true);
            } else if (use instanceof Captured captured) {
                pass(captured.body(), captured.virtual(), captured.index(), false);
            } else if (use instanceof Stored stored) {
                store(stored.field());
            } else if (use instanceof Returned && !node.followed()) {
                giveBack(node.method());
            }
        }

        private void reflect(Reflection found) {
            if (found.part() == ReflectedPart.EVERYTHING) {
                reflection = found;
            } else {
                parts.add(found.part());
            }
        }

        private void pass(ClassLiteralMember callee, boolean virtual, int argument, boolean followed) {
            if (ClassLiteralJdkCalls.takesClassOnly(callee)) {
                return;
            }
            var targets = hierarchy.targets(callee, virtual && !callee.name().equals("<init>"));
            if (!targets.complete()) {
                reflection = new Reflection("missing class: " + callee);
            }
            targets.jdk().stream()
                    .filter(method -> !ClassLiteralJdkCalls.takesClassOnly(method))
                    .filter(method -> !ClassLiteralJdkCalls.looksUp(method))
                    .map(method -> new Reflection(
                            "JDK " + method.owner() + "." + method.name(), ClassLiteralJdkCalls.reflectedBy(method)))
                    .forEach(this::reflect);
            Set<Lambda> lambdas = virtual ? lambdas(targets.program()) : Set.of();
            if (reflection == null
                    && targets.jdk().isEmpty()
                    && lambdas.isEmpty()
                    && targets.program().stream().allMatch(hierarchy::isAbstract)) {
                // A method handle, say, or an interface with proxies.
                reflection = new Reflection("unknown implementation: " + callee);
            }
            if (reflection == null) {
                targets.program().forEach(method -> enter(method, argument, followed));
                lambdas.forEach(lambda -> enterLambda(lambda, argument, followed));
            }
        }

        private void enter(ClassLiteralMember method, int argument, boolean followed) {
            if (hierarchy.isNative(method)) {
                reflection = new Reflection("native " + method);
            } else if (!hierarchy.isAbstract(method)) {
                nodes.add(new Node(method, new Parameter(argument), followed));
            }
        }

        private void enterLambda(Lambda lambda, int argument, boolean followed) {
            Handle body = lambda.body();
            int tag = body.getTag();
            boolean virtual = tag == Opcodes.H_INVOKEVIRTUAL || tag == Opcodes.H_INVOKEINTERFACE;
            int position = lambda.captured() + argument - (virtual || tag == Opcodes.H_INVOKESPECIAL ? 1 : 0);
            ClassLiteralMember method = new ClassLiteralMember(body.getOwner(), body.getName(), body.getDesc());
            if (position >= 0) {
                pass(method, virtual, position, followed);
            } else if (!ClassLiteralJdkCalls.asksClassOnly(method)) {
                reflection = new Reflection("receiver of " + method);
            }
        }

        private void store(ClassLiteralMember named) {
            Optional<ClassLiteralMember> field = hierarchy.declaration(named);
            if (field.isEmpty()) {
                reflection = new Reflection("field of a missing class " + named);
                return;
            }
            if (code.names(field.get().owner()).strings().contains(named.name())) {
                reflection = new Reflection("stored into a field that is known by name: " + named);
                return;
            }
            users.of(field.get()).forEach(read -> nodes.add(new Node(read.by(), new FieldRead(read.member()), false)));
        }

        private void giveBack(ClassLiteralMember returning) {
            if (hierarchy.overridesJdk(returning)) {
                reflection = new Reflection("returned to the JDK by " + returning);
                return;
            }
            for (Mention mention : users.of(returning)) {
                if (mention.asHandle()) {
                    reflection = new Reflection("returned through a handle of " + returning);
                }
                nodes.add(new Node(mention.by(), new CallResult(mention.member()), false));
            }
        }
    }
}
