package io.github.lambdapackager.plugin.shake;

import io.github.lambdapackager.plugin.shake.ClassLiteralGraph.Next;
import io.github.lambdapackager.plugin.shake.ClassLiteralGraph.Node;
import io.github.lambdapackager.plugin.shake.ClassLiteralSource.CallResult;
import io.github.lambdapackager.plugin.shake.ClassLiteralSource.Literal;
import io.github.lambdapackager.plugin.shake.ClassLiteralUse.Reflection;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Tells which class literals of a method may come to reflection. Safe for several threads. */
final class ReflectedLiterals {
    private final ClassLiteralCode code;
    private final ClassLiteralGraph graph;
    private final Map<Node, Verdict> verdicts = new ConcurrentHashMap<>();

    ReflectedLiterals(ClassFiles files, JdkTypes jdk) {
        code = new ClassLiteralCode(files);
        graph = new ClassLiteralGraph(files, jdk, code);
    }

    /**
     * What becomes of a {@code Class} object in the end.
     *
     * @param reflection one that may see everything
     * @param parts all that may be seen
     */
    record Verdict(Optional<Reflection> reflection, Set<ReflectedPart> parts) {
        private static final Verdict HARMLESS = new Verdict(Optional.empty(), Set.of());

        private static Verdict of(Reflection reflection) {
            return new Verdict(Optional.of(reflection), Set.of(ReflectedPart.EVERYTHING));
        }
    }

    /**
     * What may be seen, by the internal names of the classes whose literal occurs in the method and may come to
     * reflection, or into code that is written at run time.
     */
    SortedMap<String, Set<ReflectedPart>> of(String ownerInternalName, String methodName, String descriptor) {
        var method = new ClassLiteralMember(ownerInternalName, methodName, descriptor);
        ClassLiteralNames names = code.names(ownerInternalName);
        SortedMap<String, Set<ReflectedPart>> reflected = new TreeMap<>();
        for (String literal : names.literalsIn(method)) {
            Set<ReflectedPart> parts = names.writesCode()
                    ? Set.of(ReflectedPart.EVERYTHING)
                    : verdict(method, literal).parts();
            if (!parts.isEmpty()) {
                reflected.put(literal, parts);
            }
        }
        return reflected;
    }

    /** What may be seen of the class that a call in the method returns. */
    Set<ReflectedPart> ofResult(ClassLiteralMember method, ClassLiteralMember called) {
        return code.names(method.owner()).writesCode()
                ? Set.of(ReflectedPart.EVERYTHING)
                : verdict(new Node(method, new CallResult(called), false)).parts();
    }

    /** What becomes of a literal in the end. */
    Verdict verdict(ClassLiteralMember method, String literal) {
        return verdict(new Node(method, new Literal(literal), false));
    }

    private Verdict verdict(Node start) {
        Verdict known = verdicts.get(start);
        return known == null ? search(start) : known;
    }

    private Verdict search(Node start) {
        Map<Node, @Nullable Node> cameFrom = new LinkedHashMap<>();
        Deque<Node> pending = new ArrayDeque<>();
        Set<ReflectedPart> parts = EnumSet.noneOf(ReflectedPart.class);
        cameFrom.put(start, null);
        pending.add(start);
        while (!pending.isEmpty()) {
            Node node = pending.remove();
            Verdict known = verdicts.get(node);
            Next next = known == null ? graph.next(node) : new Next(known.reflection(), known.parts(), Set.of());
            if (next.reflection().isPresent()) {
                Verdict verdict = Verdict.of(next.reflection().get());
                for (Node step = node; step != null; step = cameFrom.get(step)) {
                    verdicts.put(step, verdict);
                }
                return verdict;
            }
            parts.addAll(next.parts());
            next.nodes().stream()
                    .filter(target -> !cameFrom.containsKey(target))
                    .forEach(target -> {
                        cameFrom.put(target, node);
                        pending.add(target);
                    });
        }
        if (parts.isEmpty()) {
            cameFrom.keySet().forEach(node -> verdicts.put(node, Verdict.HARMLESS));
            return Verdict.HARMLESS;
        }
        // What the nodes between may lead to is not known one by one.
        Verdict verdict = new Verdict(Optional.empty(), parts);
        verdicts.put(start, verdict);
        return verdict;
    }
}
