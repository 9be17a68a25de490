package io.github.lambdapackager.plugin.shake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What the constant pools of a class path say: who extends what, who names which field, who makes which lambda. */
final class ClassLiteralIndex {
    private final Map<String, List<String>> subtypes = new HashMap<>();
    private final Map<String, List<String>> memberUsers = new HashMap<>();
    private final Map<String, List<String>> lambdaMakers = new HashMap<>();

    ClassLiteralIndex(ClassFiles files) {
        for (String name : new TreeSet<>(files.names())) {
            files.facts(name).ifPresent(facts -> add(name, facts.pool()));
        }
    }

    Map<String, List<String>> subtypes() {
        return subtypes;
    }

    /** Classes that name a field or method of this signature, if it may have or return a {@code Class} object. */
    List<String> usersOf(String signature) {
        return memberUsers.getOrDefault(signature, List.of());
    }

    /** Classes that implement the method of this interface by a lambda or a method reference. */
    List<String> lambdaMakers(ClassLiteralMember method) {
        return lambdaMakers.getOrDefault(method.owner() + "." + method.name(), List.of());
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
