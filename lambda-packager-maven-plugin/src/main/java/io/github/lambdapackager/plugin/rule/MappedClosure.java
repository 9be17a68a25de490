package io.github.lambdapackager.plugin.rule;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/** Types that a mapper is given, and every type that it meets on its way through them, with the reason for each. */
final class MappedClosure {
    private final ClassIndex classes;
    private final Predicate<String> wanted;
    private final String what;
    private final Map<String, String> reasons = new LinkedHashMap<>();
    private final Deque<String> unread = new ArrayDeque<>();

    private MappedClosure(ClassIndex classes, Predicate<String> wanted, String what) {
        this.classes = classes;
        this.wanted = wanted;
        this.what = what;
    }

    /** @param wanted whether a type is looked at; those that do not travel with the function never are */
    static Map<String, String> of(Collection<String> types, String what, Predicate<String> wanted, ClassIndex classes) {
        MappedClosure closure = new MappedClosure(classes, wanted, what);
        types.forEach(type -> closure.add(type, what));
        while (!closure.unread.isEmpty()) {
            closure.read(closure.unread.remove());
        }
        return closure.reasons;
    }

    private void read(String type) {
        classes.read(type, new MappedTypes((found, link) -> add(found, link + " of " + type + ", " + what)));
    }

    private void add(String type, String reason) {
        if (classes.isPackaged(type) && wanted.test(type) && reasons.putIfAbsent(type, reason) == null) {
            unread.add(type);
        }
    }
}
