package io.github.lambdapackager.plugin.shake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import proguard.classfile.constant.Constant;

/**
 * Orders the constants of a class so that they compress well beside other classes: what a constant refers to has the same
 * number in as many classes as possible, above all in those that are next to it. What most classes have comes first and
 * has the same number everywhere. Names follow their types in pairs, so that the numbers that join these say nothing new.
 */
final class PoolOrder {
    private static final List<String> COMMON_TEXTS =
            List.of("Code", "LineNumberTable", "StackMapTable", "SourceFile", "<init>", "()V", "java/lang/Object");

    private static final Comparator<PoolConstant> BY_TEXT = Comparator.comparing(PoolConstant::text);
    private static final Comparator<PoolConstant> BY_TYPE_AND_NAME = Comparator.<PoolConstant, String>comparing(
                    named -> named.part(1).text())
            .thenComparing(PoolConstant::text);

    private final List<PoolConstant> constants;
    private final PoolConstant ownClass;
    private final Set<PoolConstant> ordered = new LinkedHashSet<>();
    private final Map<PoolConstant, PoolConstant> copiedNames = new HashMap<>();
    private final Map<PoolConstant, Integer> namedTypes = new HashMap<>();

    private PoolOrder(List<PoolConstant> constants, PoolConstant ownClass) {
        this.constants = constants;
        this.ownClass = ownClass;
    }

    /**
     * All constants in the order in which they compress well.
     *
     * @param constants with the few that every class gets
     * @param copiedNames the names of constants with a name and a type, where a second copy of the text is shorter
     */
    record Ordered(List<PoolConstant> constants, Map<PoolConstant, PoolConstant> copiedNames) {}

    /** @param loaded what instructions load whose operand has one byte */
    static Ordered of(List<PoolConstant> constants, PoolConstant ownClass, Set<PoolConstant> loaded) {
        PoolOrder order = new PoolOrder(constants, ownClass);
        order.addAll();
        return new Ordered(order.withLowNumbers(loaded), order.copiedNames);
    }

    private void addAll() {
        addCommon();
        Set<PoolConstant> common = new HashSet<>(ordered);
        List<PoolConstant> classes = sorted(Constant.CLASS, BY_TEXT);
        ordered.addAll(classes);
        classes.forEach(type -> ordered.add(type.part(0)));
        List<PoolConstant> named = addNamesAndTypes(common);
        List<PoolConstant> strings = sorted(Constant.STRING, BY_TEXT);
        strings.forEach(string -> ordered.add(string.part(0)));
        ordered.addAll(strings);
        ordered.addAll(sorted(Constant.METHOD_TYPE, BY_TEXT));
        ordered.addAll(sorted(Constant.UTF8, BY_TEXT));
        ordered.addAll(members());
        ordered.addAll(named);
        ordered.addAll(constants);
    }

    private List<PoolConstant> sorted(int tag, Comparator<PoolConstant> comparator) {
        return constants.stream()
                .filter(constant -> constant.is(tag) && !ordered.contains(constant))
                .sorted(comparator)
                .toList();
    }

    /** Made where they are missing, so that whatever follows has the same number. */
    private void addCommon() {
        Map<String, PoolConstant> texts = new HashMap<>();
        for (PoolConstant constant : constants) {
            if (constant.is(Constant.UTF8)) {
                texts.put(constant.text(), constant);
            }
        }
        COMMON_TEXTS.forEach(text -> ordered.add(texts.computeIfAbsent(text, PoolConstant::text)));
        PoolConstant object = addCommon(Constant.CLASS, text(texts, "java/lang/Object"));
        PoolConstant constructor = addCommon(Constant.NAME_AND_TYPE, text(texts, "<init>"), text(texts, "()V"));
        addCommon(Constant.METHODREF, object, constructor);
        ordered.add(ownClass.part(0));
        ordered.add(ownClass);
    }

    private static PoolConstant text(Map<String, PoolConstant> texts, String text) {
        return texts.computeIfAbsent(text, PoolConstant::text);
    }

    private PoolConstant addCommon(int tag, PoolConstant... parts) {
        PoolConstant common = constants.stream()
                .filter(constant -> constant.is(tag) && constant.parts().equals(List.of(parts)))
                .findFirst()
                .orElseGet(() -> PoolConstant.of(tag, parts));
        ordered.add(common);
        return common;
    }

    /** Adds names and types, and returns what joins them, in the same order. */
    private List<PoolConstant> addNamesAndTypes(Set<PoolConstant> common) {
        List<PoolConstant> pairs = new ArrayList<>();
        List<PoolConstant> constructors = new ArrayList<>();
        List<PoolConstant> simple = new ArrayList<>();
        Map<PoolConstant, List<PoolConstant>> groups = new LinkedHashMap<>();
        byType(common).forEach((type, named) -> {
            if (common.contains(type)) {
                simple.addAll(named);
            } else if (named.size() > 1) {
                groups.put(type, named);
            } else if (common.contains(named.get(0).part(0))) {
                constructors.addAll(named);
            } else {
                pairs.addAll(named);
            }
        });
        List<PoolConstant> all = new ArrayList<>(pairs);
        all.addAll(constructors);
        all.addAll(simple);
        groups.values().stream().sorted(Comparator.comparingInt(List::size)).forEach(all::addAll);
        Set<PoolConstant> names = new HashSet<>(common);
        for (PoolConstant named : all) {
            namedTypes.put(named, namedTypes.size());
            ordered.add(named.part(1));
            ordered.add(name(named, names, common));
        }
        return all;
    }

    private Map<PoolConstant, List<PoolConstant>> byType(Set<PoolConstant> common) {
        Map<PoolConstant, List<PoolConstant>> byType = new LinkedHashMap<>();
        for (PoolConstant named : sorted(Constant.NAME_AND_TYPE, BY_TYPE_AND_NAME)) {
            if (!common.contains(named)) {
                byType.computeIfAbsent(named.part(1), type -> new ArrayList<>()).add(named);
            }
        }
        return byType;
    }

    /** A name beside its type: one that is elsewhere already is written again. */
    private PoolConstant name(PoolConstant named, Set<PoolConstant> names, Set<PoolConstant> common) {
        PoolConstant name = named.part(0);
        if (names.add(name) || common.contains(name)) {
            return name;
        }
        PoolConstant copy = PoolConstant.text(name.text());
        copiedNames.put(named, copy);
        return copy;
    }

    private List<PoolConstant> members() {
        return constants.stream()
                .filter(constant -> constant.isMember() && !ordered.contains(constant))
                .sorted(Comparator.comparingInt(PoolConstant::tag)
                        .thenComparing(member -> member.part(0) != ownClass)
                        .thenComparing(PoolConstant::text)
                        .thenComparing(member -> namedTypes.getOrDefault(member.part(1), -1)))
                .toList();
    }

    /** With what must have a number of one byte moved to the front, where that is needed. */
    private List<PoolConstant> withLowNumbers(Set<PoolConstant> loaded) {
        if (areLow(ordered, loaded)) {
            return List.copyOf(ordered);
        }
        List<PoolConstant> all = new ArrayList<>(ordered);
        Set<PoolConstant> low = new LinkedHashSet<>(all.subList(0, commonSize()));
        all.stream().filter(loaded::contains).forEach(low::add);
        if (!areLow(low, loaded)) {
            low.clear();
            all.stream().filter(loaded::contains).forEach(low::add);
        }
        low.addAll(all);
        return List.copyOf(low);
    }

    /** With the class itself and its name. */
    private static int commonSize() {
        return COMMON_TEXTS.size() + 5;
    }

    private static boolean areLow(Collection<PoolConstant> all, Set<PoolConstant> loaded) {
        int number = 1;
        int count = 0;
        for (PoolConstant constant : all) {
            if (number > 0xff) {
                break;
            }
            count += loaded.contains(constant) ? 1 : 0;
            number += constant.places();
        }
        return count == loaded.size();
    }
}
