package io.github.lambdapackager.plugin.rule;

import io.github.lambdapackager.plugin.model.KeepRule;
import io.github.lambdapackager.plugin.model.KeepRule.Trigger;
import io.github.lambdapackager.plugin.model.LambdaFunction;
import java.util.List;

/** The types of a function's event and result, and every type that a mapper meets on its way through them. */
final class EventTypes {
    private EventTypes() {}

    static List<KeepRule> rules(LambdaFunction function, ClassIndex classes) {
        String what = "event or result of function " + function.name();
        return MappedClosure.of(function.eventTypes(), what, type -> true, classes).entrySet().stream()
                .map(type -> KeepRule.whole(type.getKey(), type.getValue(), new Trigger.Always()))
                .toList();
    }
}
