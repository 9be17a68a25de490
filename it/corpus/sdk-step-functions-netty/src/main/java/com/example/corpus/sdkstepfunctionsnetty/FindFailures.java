package com.example.corpus.sdkstepfunctionsnetty;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.services.sfn.SfnAsyncClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;

/** Tells why executions of a workflow failed, and runs them again from there. */
public class FindFailures implements RequestHandler<Map<String, String>, Map<String, Object>> {
    private final SfnAsyncClient workflows = SfnAsyncClient.builder()
            .httpClientBuilder(NettyNioAsyncHttpClient.builder().readTimeout(Duration.ofSeconds(5)))
            .build();

    @Override
    public Map<String, Object> handleRequest(Map<String, String> event, Context context) {
        List<String> failed = new ArrayList<>();
        try {
            workflows
                    .listExecutionsPaginator(
                            list -> list.stateMachineArn(event.get("workflow")).statusFilter(ExecutionStatus.FAILED))
                    .executions()
                    .subscribe(execution -> failed.add(execution.executionArn()))
                    .join();
        } catch (CompletionException e) {
            StateMachineDoesNotExistException cause = (StateMachineDoesNotExistException) e.getCause();
            return Map.of("missing", cause.awsErrorDetails().errorMessage());
        }
        Map<String, Object> reasons = new TreeMap<>();
        for (String execution : failed) {
            List<String> history = new ArrayList<>();
            workflows
                    .getExecutionHistoryPaginator(
                            get -> get.executionArn(execution).reverseOrder(true))
                    .events()
                    .filter(each -> each.type() != HistoryEventType.TASK_STATE_ENTERED)
                    .subscribe(each -> history.add(shown(each)))
                    .join();
            String again = workflows
                    .redriveExecution(redrive -> redrive.executionArn(execution))
                    .join()
                    .redriveDate()
                    .toString();
            reasons.put(execution.replaceFirst(".*:", ""), Map.of("history", history, "again", again));
        }
        return reasons;
    }

    private static String shown(HistoryEvent event) {
        return switch (event.type()) {
            case TASK_FAILED ->
                event.id() + " failed: " + event.taskFailedEventDetails().error();
            case LAMBDA_FUNCTION_FAILED ->
                event.id() + " failed: "
                        + event.lambdaFunctionFailedEventDetails().cause();
            default -> event.id() + " " + event.typeAsString() + " " + event.timestamp();
        };
    }
}
