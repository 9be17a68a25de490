package io.github.lambdapackager.plugin.shake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What the constant pools of some classes say; the names of classes are sorted.
 *
 * @param subtypes who extends what
 * @param memberUsers who names which field or method, if it may have or return a {@code Class} object
 * @param lambdaMakers who implements which method by a lambda or a method reference
 */
record ClassLiteralPart(
        Map<String, List<String>> subtypes,
        Map<String, List<String>> memberUsers,
        Map<String, List<String>> lambdaMakers) {
    static ClassLiteralPart of(Collection<String> names, Function<String, Optional<ClassLiteralFacts>> facts) {
        ClassLiteralPart part = new ClassLiteralPart(new HashMap<>(), new HashMap<>(), new HashMap<>());
        for (String name : new TreeSet<>(names)) {
            facts.apply(name).ifPresent(found -> part.add(name, found.pool()));
        }
        return part;
    }

    private void add(String name, ClassLiteralPool pool) {
        pool.supertypes().forEach(supertype -> put(subtypes, supertype, name));
        pool.members().forEach(member -> put(memberUsers, member, name));
        pool.lambdas().forEach(method -> put(lambdaMakers, method, name));
    }

    private static void put(Map<String, List<String>> map, String key, String name) {
        List<String> names = map.computeIfAbsent(key, unknown -> new ArrayList<>(1));
        if (names.isEmpty() || !names.get(names.size() - 1).equals(name)) {
            names.add(name);
        }
    }
}
