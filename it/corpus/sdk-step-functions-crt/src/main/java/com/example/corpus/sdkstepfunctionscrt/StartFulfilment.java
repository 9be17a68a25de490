package com.example.corpus.sdkstepfunctionscrt;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;

/** Starts a workflow and asks how it is doing. */
public class StartFulfilment implements RequestHandler<Map<String, String>, Map<String, String>> {
    private final SfnClient workflows =
            SfnClient.builder().httpClient(AwsCrtHttpClient.create()).build();

    @Override
    public Map<String, String> handleRequest(Map<String, String> event, Context context) {
        try {
            var started = workflows.startExecution(start -> start.stateMachineArn(event.get("workflow"))
                    .name(event.get("order"))
                    .input("{\"order\": \"" + event.get("order") + "\"}"));
            var state = workflows.describeExecution(describe -> describe.executionArn(started.executionArn()));
            return Map.of("started", started.startDate().toString(), "status", state.statusAsString());
        } catch (ExecutionAlreadyExistsException e) {
            return Map.of("status", "known", "code", e.awsErrorDetails().errorCode());
        }
    }
}
