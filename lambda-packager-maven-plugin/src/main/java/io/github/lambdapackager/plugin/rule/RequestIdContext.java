package io.github.lambdapackager.plugin.rule;

import io.github.lambdapackager.plugin.model.KeepRule;
import io.github.lambdapackager.plugin.model.KeepRule.Trigger;
import java.util.List;
import java.util.stream.Stream;

/** Where Lambda's runtime client puts the request id, by name, so that every log line of a function can show it. */
final class RequestIdContext {
    private RequestIdContext() {}

    static List<KeepRule> rules(ClassIndex classes) {
        return Stream.of("org.apache.logging.log4j.ThreadContext", "org.apache.log4j.MDC")
                .filter(classes::isPackaged)
                .map(name -> KeepRule.whole(
                        name,
                        "the runtime client puts the request id there",
                        new Trigger.PackageReached(name.substring(0, name.lastIndexOf('.')))))
                .toList();
    }
}
