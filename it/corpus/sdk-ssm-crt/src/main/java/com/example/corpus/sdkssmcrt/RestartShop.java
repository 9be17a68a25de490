package com.example.corpus.sdkssmcrt;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.waiters.WaiterResponse;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.Command;
import software.amazon.awssdk.services.ssm.model.GetCommandInvocationResponse;
import software.amazon.awssdk.services.ssm.waiters.SsmWaiter;

/** Runs a command on a server and waits until it is done. */
public class RestartShop implements RequestHandler<Map<String, String>, Map<String, Object>> {
    private final SsmClient ssm = SsmClient.create();
    private final SsmWaiter waiter = ssm.waiter();

    @Override
    public Map<String, Object> handleRequest(Map<String, String> event, Context context) {
        String server = event.get("server");
        Command command = ssm.sendCommand(send -> send.documentName("AWS-RunShellScript")
                        .instanceIds(server)
                        .parameters(Map.of("commands", List.of("systemctl restart shop")))
                        .timeoutSeconds(60))
                .command();
        try {
            WaiterResponse<GetCommandInvocationResponse> waited = waiter.waitUntilCommandExecuted(
                    get -> get.commandId(command.commandId()).instanceId(server),
                    wait -> wait.maxAttempts(5)
                            .backoffStrategyV2(BackoffStrategy.fixedDelayWithoutJitter(Duration.ofMillis(10))));
            GetCommandInvocationResponse done = waited.matched().response().orElseThrow();
            return Map.of(
                    "requested", command.requestedDateTime().toString(),
                    "looked", waited.attemptsExecuted(),
                    "status", done.statusAsString(),
                    "output", done.standardOutputContent());
        } catch (SdkClientException e) {
            return Map.of("failed", e.getMessage());
        }
    }
}
