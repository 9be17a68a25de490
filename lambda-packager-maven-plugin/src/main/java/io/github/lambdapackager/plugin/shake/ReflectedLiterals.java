package io.github.lambdapackager.plugin.shake;

import io.github.lambdapackager.plugin.shake.ClassLiteralGraph.Next;
import io.github.lambdapackager.plugin.shake.ClassLiteralGraph.Node;
import io.github.lambdapackager.plugin.shake.ClassLiteralSource.Literal;
import io.github.lambdapackager.plugin.shake.ClassLiteralUse.Reflection;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells which class literals of a method may come to reflection. Safe for several threads. */
final class ReflectedLiterals {
    private final ClassLiteralCode code;
    private final ClassLiteralGraph graph;
    private final Map<Node, Optional<Reflection>> verdicts = new ConcurrentHashMap<>();

    ReflectedLiterals(ClassFiles files, JdkTypes jdk) {
        code = new ClassLiteralCode(files);
        graph = new ClassLiteralGraph(files, jdk, code);
    }

    /**
     * Internal names of the classes whose literal occurs in the method and may come to reflection, or into code that is
     * written at run time.
     */
    Set<String> of(String ownerInternalName, String methodName, String descriptor) {
        var method = new ClassLiteralMember(ownerInternalName, methodName, descriptor);
        ClassLiteralNames names = code.names(ownerInternalName);
        return names.literalsIn(method).stream()
                .filter(literal ->
                        names.writesCode() || reflection(method, literal).isPresent())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What becomes of a literal in the end, if it comes to reflection. */
    Optional<Reflection> reflection(ClassLiteralMember method, String literal) {
        Node start = new Node(method, new Literal(literal), false);
        Optional<Reflection> known = verdicts.get(start);
        return known == null ? search(start) : known;
    }

    private Optional<Reflection> search(Node start) {
        Map<Node, @Nullable Node> cameFrom = new LinkedHashMap<>();
        Deque<Node> pending = new ArrayDeque<>();
        cameFrom.put(start, null);
        pending.add(start);
        while (!pending.isEmpty()) {
            Node node = pending.remove();
            Optional<Reflection> known = verdicts.get(node);
            if (known != null && known.isEmpty()) {
                continue;
            }
            Next next = known == null ? graph.next(node) : new Next(known, Set.of());
            if (next.reflection().isPresent()) {
                for (Node step = node; step != null; step = cameFrom.get(step)) {
                    verdicts.put(step, next.reflection());
                }
                return next.reflection();
            }
            next.nodes().stream()
                    .filter(target -> !cameFrom.containsKey(target))
                    .forEach(target -> {
                        cameFrom.put(target, node);
                        pending.add(target);
                    });
        }
        cameFrom.keySet().forEach(node -> verdicts.put(node, Optional.empty()));
        return Optional.empty();
    }
}
