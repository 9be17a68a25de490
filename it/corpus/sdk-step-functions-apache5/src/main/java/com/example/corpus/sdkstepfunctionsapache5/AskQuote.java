package com.example.corpus.sdkstepfunctionsapache5;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.StartSyncExecutionResponse;
import software.amazon.awssdk.services.sfn.model.SyncExecutionStatus;

/** Has an express workflow make a quote and waits for it. */
public class AskQuote implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SfnClient workflows = SfnClient.builder()
            .httpClient(Apache5HttpClient.create())
            // Synchronous executions have a host of their own, which a local endpoint has not.
            .overrideConfiguration(
                    override -> override.putAdvancedOption(SdkAdvancedClientOption.DISABLE_HOST_PREFIX_INJECTION, true))
            .build();

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
        try {
            String input = JSON.writeValueAsString(event);
            StartSyncExecutionResponse made = workflows.startSyncExecution(
                    start -> start.stateMachineArn("arn:aws:states:us-east-1:123456789012:stateMachine:quote")
                            .input(input));
            if (made.status() != SyncExecutionStatus.SUCCEEDED) {
                return Map.of("status", made.statusAsString(), "error", made.error(), "cause", made.cause());
            }
            JsonNode quote = JSON.readTree(made.output());
            return Map.of(
                    "cents", quote.path("cents").asInt(),
                    "until", quote.path("until").asText(),
                    "milliseconds", made.billingDetails().billedDurationInMilliseconds(),
                    "stopped", made.stopDate().toString());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
