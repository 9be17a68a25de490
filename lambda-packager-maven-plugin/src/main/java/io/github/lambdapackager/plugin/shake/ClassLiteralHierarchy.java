package io.github.lambdapackager.plugin.shake;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

/** Which methods a call may run. */
final class ClassLiteralHierarchy {
    private final ClassFiles files;
    private final JdkTypes jdk;
    private final ClassLiteralIndex index;
    private final Map<String, Optional<ClassLiteralType>> types = new ConcurrentHashMap<>();
    private volatile @Nullable List<String> outsideSupertypes;
    private final Map<ClassLiteralMember, Targets> virtualTargets = new ConcurrentHashMap<>();

    /** Methods on the class path, methods of the JDK, and whether there may be others. */
    record Targets(Set<ClassLiteralMember> program, Set<ClassLiteralMember> jdk, boolean complete) {}

    ClassLiteralHierarchy(ClassFiles files, JdkTypes jdk, ClassLiteralIndex index) {
        this.files = files;
        this.jdk = jdk;
        this.index = index;
    }

    boolean isAbstract(ClassLiteralMember method) {
        return (accessOf(method) & Opcodes.ACC_ABSTRACT) != 0;
    }

    boolean isNative(ClassLiteralMember method) {
        return (accessOf(method) & Opcodes.ACC_NATIVE) != 0;
    }

    private int accessOf(ClassLiteralMember method) {
        return type(method.owner())
                .map(type -> type.methods().getOrDefault(method.signature(), 0))
                .orElse(0);
    }

    /** The methods that may run, by the class of the receiver if the call is virtual. */
    Targets targets(ClassLiteralMember callee, boolean virtual) {
        if (!virtual) {
            return statically(callee);
        }
        Targets known = virtualTargets.get(callee);
        if (known == null) {
            known = virtually(callee);
            virtualTargets.put(callee, known);
        }
        return known;
    }

    private Targets statically(ClassLiteralMember callee) {
        Search search = new Search(callee);
        search.from(callee.owner());
        return search.targets();
    }

    private Targets virtually(ClassLiteralMember callee) {
        Search search = new Search(callee);
        search.from(callee.owner());
        boolean complete = search.complete;
        withSubtypes(callee.owner()).forEach(search::from);
        // A subtype with a missing supertype cannot be loaded.
        search.complete = complete;
        return search.targets();
    }

    Set<String> withSubtypes(String owner) {
        Set<String> receivers = new LinkedHashSet<>();
        Deque<String> pending = new ArrayDeque<>(List.of(owner));
        if (!files.contains(owner)) {
            outsideSupertypes().stream().filter(name -> isSubtype(name, owner)).forEach(pending::add);
        }
        while (!pending.isEmpty()) {
            String receiver = pending.remove();
            if (receivers.add(receiver)) {
                pending.addAll(index.subtypes(receiver));
            }
        }
        return receivers;
    }

    /** The supertypes of classes that are not on the class path. */
    private List<String> outsideSupertypes() {
        List<String> known = outsideSupertypes;
        if (known == null) {
            known = List.copyOf(index.supertypes(name -> !files.contains(name)));
            outsideSupertypes = known;
        }
        return known;
    }

    private boolean isSubtype(String name, String supertype) {
        return name.equals(supertype)
                || type(name).stream()
                        .flatMap(type -> type.supertypes().stream())
                        .anyMatch(next -> isSubtype(next, supertype));
    }

    /** Whether the JDK may call the method through one of its own types. */
    boolean overridesJdk(ClassLiteralMember method) {
        return !method.name().equals("<init>")
                && withSubtypes(method.owner()).stream().anyMatch(subtype -> isDeclaredInJdkAbove(subtype, method));
    }

    private boolean isDeclaredInJdkAbove(String name, ClassLiteralMember method) {
        Optional<ClassLiteralType> type = type(name);
        if (type.isEmpty()) {
            return false;
        }
        boolean declared = !type.get().program() && type.get().methods().containsKey(method.signature());
        return declared || type.get().supertypes().stream().anyMatch(next -> isDeclaredInJdkAbove(next, method));
    }

    /** Collects what a call finds when it starts at different classes. */
    private final class Search {
        private final ClassLiteralMember callee;
        private final Set<ClassLiteralMember> program = new LinkedHashSet<>();
        private final Set<ClassLiteralMember> jdk = new LinkedHashSet<>();
        private boolean complete = true;

        Search(ClassLiteralMember callee) {
            this.callee = callee;
        }

        Targets targets() {
            return new Targets(program, jdk, complete);
        }

        /** Takes the first declaration on each way up. */
        void from(String start) {
            Optional<ClassLiteralType> type = type(start);
            if (type.isEmpty()) {
                complete = false;
            } else if (!type.get().methods().containsKey(callee.signature())) {
                type.get().supertypes().forEach(this::from);
            } else {
                (type.get().program() ? program : jdk).add(callee.in(start));
            }
        }
    }

    /** The class that declares the field, if it is on the class path. */
    Optional<ClassLiteralMember> declaration(ClassLiteralMember field) {
        Optional<ClassLiteralType> type = type(field.owner()).filter(ClassLiteralType::program);
        if (type.isEmpty() || type.get().fields().containsKey(field.signature())) {
            return type.map(found -> field);
        }
        return type.get().supertypes().stream()
                .flatMap(name -> declaration(field.in(name)).stream())
                .findFirst();
    }

    private Optional<ClassLiteralType> type(String name) {
        Optional<ClassLiteralType> known = types.get(name);
        if (known == null) {
            known = files.facts(name).map(ClassLiteralFacts::type).or(() -> jdk.find(name));
            types.put(name, known);
        }
        return known;
    }
}
