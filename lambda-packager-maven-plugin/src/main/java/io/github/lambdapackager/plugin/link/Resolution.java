package io.github.lambdapackager.plugin.link;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

/**
 * Resolves references as the JVM does, but for access: that is not changed by removing something.
 *
 * @see <a href="https://docs.oracle.com/javase/specs/jvms/se17/html/jvms-5.html#jvms-5.4.3">JVMS 5.4.3</a>
 */
final class Resolution {
    /** Never inherited. */
    private static final String CONSTRUCTOR = "<init>";

    private static final String OBJECT = "java/lang/Object";

    private final Classpath classpath;

    Resolution(Classpath classpath) {
        this.classpath = classpath;
    }

    Optional<Target> resolve(Reference reference) {
        return switch (reference.kind()) {
            case TYPE, ANNOTATION ->
                classpath.has(reference.owner()) ? Optional.of(Target.of(reference.owner(), false)) : Optional.empty();
            case ELEMENT -> element(reference);
            case FIELD -> field(reference.owner(), reference.member());
            case METHOD -> method(reference.owner(), reference.member());
        };
    }

    private Optional<Target> element(Reference reference) {
        String start = reference.name() + "()";
        return classpath
                .find(reference.owner())
                .filter(type -> type.methods().keySet().stream().anyMatch(method -> method.startsWith(start)))
                .map(type -> Target.of(reference.owner(), false));
    }

    private Optional<Target> field(String owner, String member) {
        ClassFile type = classpath.find(owner).orElse(null);
        if (type == null) {
            return Optional.empty();
        }
        if (classpath.locate(owner).isEmpty()) {
            // The JDK's fields are not known here; they are the same before and after.
            return type.isInterface() || owner.equals(OBJECT) ? Optional.empty() : Optional.of(Target.of(owner, false));
        }
        Integer access = type.fields().get(member);
        if (access != null) {
            return Optional.of(Target.of(owner, isStatic(access)));
        }
        return type.interfaces().stream()
                .flatMap(superinterface -> field(superinterface, member).stream())
                .findFirst()
                .or(() -> field(type.superName(), member));
    }

    private Optional<Target> method(String owner, String member) {
        ClassFile type = classpath.find(owner).orElse(null);
        if (type == null) {
            return Optional.empty();
        }
        if (member.startsWith(CONSTRUCTOR)) {
            return Optional.ofNullable(type.methods().get(member)).map(access -> Target.of(owner, false));
        }
        List<ClassFile> line = new ArrayList<>();
        for (ClassFile next = type; next != null; next = superclass(next)) {
            Integer access = next.methods().get(member);
            if (access != null && isInherited(access, type, next)) {
                return Optional.of(Target.of(next.name(), isStatic(access)));
            }
            line.add(next);
        }
        boolean whole = line.get(line.size() - 1).superName().isEmpty();
        return whole ? fromInterfaces(line, member) : Optional.empty();
    }

    private @Nullable ClassFile superclass(ClassFile type) {
        return type.superName().isEmpty()
                ? null
                : classpath.find(type.superName()).orElse(null);
    }

    /** Of {@code Object} an interface has what is public and not static. */
    private static boolean isInherited(int access, ClassFile from, ClassFile by) {
        return from == by
                || !from.isInterface()
                || (access & (Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC)) == Opcodes.ACC_PUBLIC;
    }

    private Optional<Target> fromInterfaces(List<ClassFile> line, String member) {
        Map<String, ClassFile> all = new LinkedHashMap<>();
        line.forEach(type -> addSuperinterfaces(type, all));
        Map<String, ClassFile> declaring = new LinkedHashMap<>(all);
        declaring.values().removeIf(type -> !offers(type, member));
        if (declaring.isEmpty()) {
            return Optional.empty();
        }
        List<ClassFile> chosen = declaring.values().stream()
                .filter(type -> !isAbstract(type, member) && isMostSpecific(type, declaring))
                .toList();
        return Optional.of(
                chosen.size() == 1 ? Target.of(chosen.get(0).name(), false) : new Target(declaring.keySet(), false));
    }

    private void addSuperinterfaces(ClassFile type, Map<String, ClassFile> all) {
        for (String name : type.interfaces()) {
            if (!all.containsKey(name)) {
                classpath.find(name).ifPresent(found -> {
                    all.put(name, found);
                    addSuperinterfaces(found, all);
                });
            }
        }
    }

    private static boolean offers(ClassFile type, String member) {
        Integer access = type.methods().get(member);
        return access != null && (access & (Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC)) == 0;
    }

    private static boolean isAbstract(ClassFile type, String member) {
        return (type.methods().getOrDefault(member, 0) & Opcodes.ACC_ABSTRACT) != 0;
    }

    private boolean isMostSpecific(ClassFile type, Map<String, ClassFile> declaring) {
        return declaring.values().stream().noneMatch(other -> {
            Map<String, ClassFile> above = new LinkedHashMap<>();
            addSuperinterfaces(other, above);
            return above.containsKey(type.name());
        });
    }

    private static boolean isStatic(int access) {
        return (access & Opcodes.ACC_STATIC) != 0;
    }
}
