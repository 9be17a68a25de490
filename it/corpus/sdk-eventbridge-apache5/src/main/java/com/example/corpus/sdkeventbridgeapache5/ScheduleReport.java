package com.example.corpus.sdkeventbridgeapache5;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.LimitExceededException;
import software.amazon.awssdk.services.eventbridge.model.PutTargetsResponse;
import software.amazon.awssdk.services.eventbridge.model.RuleState;
import software.amazon.awssdk.services.eventbridge.model.Target;

/** Has reports made by schedule. The HTTP client is the one that comes with every service of the SDK. */
public class ScheduleReport implements RequestHandler<Map<String, String>, Map<String, Object>> {
    private final EventBridgeClient events = EventBridgeClient.create();

    @Override
    public Map<String, Object> handleRequest(Map<String, String> event, Context context) {
        String name = event.get("report");
        try {
            String rule = events.putRule(put -> put.name(name)
                            .scheduleExpression(event.get("schedule"))
                            .state(RuleState.ENABLED))
                    .ruleArn();
            PutTargetsResponse put = events.putTargets(targets -> targets.rule(name)
                    .targets(
                            target("function", "arn:aws:lambda:us-east-1:123456789012:function:report", name),
                            target("queue", "arn:aws:sqs:us-east-1:123456789012:none", name)));
            List<String> targets = events.listTargetsByRule(list -> list.rule(name)).targets().stream()
                    .map(each -> each.id() + " after " + each.retryPolicy().maximumRetryAttempts())
                    .toList();
            return Map.of(
                    "rule", rule,
                    "targets", targets,
                    "failed",
                            put.failedEntries().stream()
                                    .map(each -> each.targetId() + ": " + each.errorCode())
                                    .toList());
        } catch (LimitExceededException e) {
            return Map.of("full", e.awsErrorDetails().errorMessage());
        }
    }

    private static Target target(String id, String arn, String report) {
        return Target.builder()
                .id(id)
                .arn(arn)
                .retryPolicy(policy -> policy.maximumRetryAttempts(2))
                .inputTransformer(input -> input.inputPathsMap(Map.of("time", "$.time"))
                        .inputTemplate("{\"report\": \"" + report + "\", \"at\": <time>}"))
                .build();
    }
}
