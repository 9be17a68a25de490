package io.github.lambdapackager.plugin.verify.record;

import io.github.lambdapackager.plugin.verify.record.Recording.Reach;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds what a function reached and its shaken package lacks. */
final class Gaps {
    private static final String CLASS_FILE = ".class";

    private final PackageContent unshaken;
    private final PackageContent shaken;
    private final Recording before;
    private final Map<String, Optional<ClassShape>> unshakenShapes = new HashMap<>();
    private final Map<String, Optional<ClassShape>> shakenShapes = new HashMap<>();
    private final SortedMap<String, Reach> reached = new TreeMap<>();
    private final Set<String> lacking = new TreeSet<>();

    /** @param before what stays in the recording when it is seen again, although the package has it by now */
    Gaps(PackageContent unshaken, PackageContent shaken, Recording before) {
        this.unshaken = unshaken;
        this.shaken = shaken;
        this.before = before;
    }

    /** @param loaded the classes that the JVM loaded from the package */
    Recording find(SortedSet<Observed> observed, Collection<String> loaded) {
        observed.forEach(this::add);
        lacking.addAll(before.types().keySet());
        Set<List<String>> proxies = proxies(observed);
        SortedMap<String, Reach> types = new TreeMap<>();
        lacking.stream()
                .filter(name -> reached.containsKey(name))
                .forEach(name -> types.put(name, reached.getOrDefault(name, new Reach())));
        List<String> absent =
                loaded.stream().filter(name -> !shaken.hasClass(name)).toList();
        new UnexplainedClasses(absent, unshaken).beside(types.keySet()).forEach(name -> types.put(name, new Reach()));
        loaded.stream()
                .filter(name -> before.types().containsKey(name))
                .forEach(name -> types.putIfAbsent(name, new Reach()));
        return new Recording(types, proxies, resources(observed));
    }

    private void add(Observed observed) {
        if (observed.kind().equals("proxy")) {
            interfaces(observed).forEach(name -> addType(name, observed));
        } else if (!observed.kind().equals("resource")) {
            addType(elementType(observed.subject()), observed);
        } else if (observed.subject().endsWith(CLASS_FILE)) {
            // Frameworks read class files without loading the classes.
            String file = observed.subject().substring(0, observed.subject().length() - CLASS_FILE.length());
            addType(file.replace('/', '.'), observed);
        }
    }

    private void addType(String name, Observed observed) {
        Deque<String> open = new ArrayDeque<>(List.of(name));
        Set<String> seen = new HashSet<>();
        while (!open.isEmpty()) {
            String type = open.remove();
            Optional<ClassShape> shape = shape(type);
            if (shape.isEmpty() || !seen.add(type)) {
                continue;
            }
            List<String> members = shape.get().membersOf(observed);
            if (type.equals(name) || !members.isEmpty()) {
                reached.computeIfAbsent(type, any -> new Reach()).add(observed, members);
                checkLacking(type, shape.get(), members);
            }
            if (observed.isInherited()) {
                open.addAll(shape.get().parents());
            }
        }
    }

    private Optional<ClassShape> shape(String name) {
        return unshakenShapes.computeIfAbsent(
                name, any -> unshaken.classFile(name).map(ClassShape::read));
    }

    private void checkLacking(String type, ClassShape wanted, List<String> members) {
        Optional<ClassShape> found =
                shakenShapes.computeIfAbsent(type, any -> shaken.classFile(type).map(ClassShape::read));
        if (found.isEmpty() || !found.get().holds(members, wanted)) {
            lacking.add(type);
        }
    }

    private Set<List<String>> proxies(SortedSet<Observed> observed) {
        Set<List<String>> proxies = new HashSet<>();
        for (Observed each : observed) {
            List<String> interfaces = interfaces(each);
            boolean gap = interfaces.stream().anyMatch(name -> unshaken.hasClass(name) && !shaken.hasClass(name));
            if (each.kind().equals("proxy") && (gap || before.proxies().contains(interfaces))) {
                proxies.add(interfaces);
            }
        }
        return proxies;
    }

    private static List<String> interfaces(Observed observed) {
        return observed.subject().isEmpty()
                ? List.of()
                : List.of(observed.subject().split(",", -1));
    }

    private SortedSet<String> resources(SortedSet<Observed> observed) {
        SortedSet<String> resources = new TreeSet<>();
        for (Observed each : observed) {
            String name = each.subject();
            boolean gap = unshaken.files().containsKey(name) && !shaken.files().containsKey(name);
            boolean isClass = name.endsWith(CLASS_FILE);
            if (each.kind().equals("resource")
                    && !isClass
                    && (gap || before.resources().contains(name))) {
                resources.add(name);
            }
        }
        return resources;
    }

    private static String elementType(String name) {
        return name.replaceFirst("(\\[])+$", "").replaceFirst("^\\[+L(.*);$", "$1");
    }
}
