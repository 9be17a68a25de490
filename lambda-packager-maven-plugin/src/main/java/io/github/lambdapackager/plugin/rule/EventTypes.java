package io.github.lambdapackager.plugin.rule;

import io.github.lambdapackager.plugin.model.KeepRule;
import io.github.lambdapackager.plugin.model.KeepRule.Trigger;
import io.github.lambdapackager.plugin.model.LambdaFunction;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The types of a function's event and result, and every type that a mapper meets on its way through them. */
final class EventTypes {
    private final ClassIndex classes;
    private final LambdaFunction function;
    private final Map<String, String> reasons = new LinkedHashMap<>();
    private final Deque<String> unread = new ArrayDeque<>();

    private EventTypes(ClassIndex classes, LambdaFunction function) {
        this.classes = classes;
        this.function = function;
    }

    static List<KeepRule> rules(LambdaFunction function, ClassIndex classes) {
        EventTypes types = new EventTypes(classes, function);
        types.follow();
        return types.reasons.entrySet().stream()
                .map(type -> KeepRule.whole(type.getKey(), type.getValue(), new Trigger.Always()))
                .toList();
    }

    private void follow() {
        String what = "event or result of function " + function.name();
        function.eventTypes().forEach(type -> add(type, what));
        while (!unread.isEmpty()) {
            String type = unread.remove();
            classes.read(type, new MappedTypes((found, link) -> add(found, link + " of " + type + ", " + what)));
        }
    }

    private void add(String type, String reason) {
        if (classes.isPackaged(type) && reasons.putIfAbsent(type, reason) == null) {
            unread.add(type);
        }
    }
}
