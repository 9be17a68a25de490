package io.github.lambdapackager.plugin.rule;

import io.github.lambdapackager.plugin.model.KeepRule;
import io.github.lambdapackager.plugin.model.KeepRule.Trigger;
import io.github.lambdapackager.plugin.model.PathPattern;
import io.github.lambdapackager.plugin.rule.Catalogue.Forwarding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Methods that a proxy calls by reflection: a call upon one of its interfaces goes on to the method of another class that has
 * the same name and parameters. It stays where reached code has such a call.
 */
final class ForwardedCalls implements RuleSource {
    private final Catalogue catalogue;

    ForwardedCalls(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public CollectedRules rulesOf(PackagedArtifact artifact, ClassIndex classes) {
        List<KeepRule> rules = catalogue.entries().stream()
                .flatMap(entry -> entry.forwardings().stream())
                .flatMap(forwarding -> rules(forwarding, artifact, classes))
                .toList();
        return new CollectedRules(rules, List.of());
    }

    private static Stream<KeepRule> rules(Forwarding forwarding, PackagedArtifact artifact, ClassIndex classes) {
        List<String> proxied = matching(forwarding.from(), artifact);
        if (proxied.isEmpty()) {
            return Stream.empty();
        }
        Map<String, Set<String>> targets = new TreeMap<>();
        for (String name : matching(forwarding.to(), artifact)) {
            for (Signature method : methods(name, classes)) {
                targets.computeIfAbsent(method.called(), unknown -> new TreeSet<>())
                        .add(name);
            }
        }
        return proxied.stream()
                .flatMap(name -> methods(name, classes).stream()
                        .filter(method -> targets.containsKey(method.called()))
                        .map(method -> rule(name, method, targets.getOrDefault(method.called(), Set.of()))));
    }

    private static KeepRule rule(String proxied, Signature method, Set<String> targets) {
        String text = targets.stream()
                .map(target -> "-keepclassmembers class " + target + " { *** " + method.called() + "; }")
                .collect(Collectors.joining("\n"));
        Trigger called = new Trigger.MethodCalled(proxied, method.name(), method.descriptor());
        return new KeepRule(text, "calls of " + proxied + " are forwarded to it", called);
    }

    private static List<String> matching(PathPattern pattern, PackagedArtifact artifact) {
        return artifact.files().keySet().stream()
                .filter(file -> file.endsWith(".class") && !file.startsWith("META-INF/"))
                .map(ClassIndex::className)
                .filter(name -> pattern.matches(name.replace('.', '/')))
                .toList();
    }

    private record Signature(String name, String descriptor) {
        /** In ProGuard's language, whatever it returns. */
        String called() {
            return Stream.of(Type.getArgumentTypes(descriptor))
                    .map(Type::getClassName)
                    .collect(Collectors.joining(",", name + "(", ")"));
        }
    }

    private static List<Signature> methods(String className, ClassIndex classes) {
        List<Signature> methods = new ArrayList<>();
        classes.read(className, new ClassVisitor(Opcodes.ASM9) {
            @Override
            public @Nullable MethodVisitor visitMethod(
                    int access, String name, String descriptor, @Nullable String signature, String[] exceptions) {
                if ((access & Opcodes.ACC_PUBLIC) != 0 && !name.startsWith("<")) {
                    methods.add(new Signature(name, descriptor));
                }
                return null;
            }
        });
        return methods;
    }
}
