package com.example.corpus.sdksecretsmanagercrt;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.crt.AwsCrtAsyncHttpClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerAsyncClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.Tag;

/** Keeps a partner's token: as a new secret, or as a new version of the one that there is. */
public class KeepToken implements RequestHandler<Map<String, String>, String> {
    private final SecretsManagerAsyncClient secrets = SecretsManagerAsyncClient.builder()
            .httpClientBuilder(AwsCrtAsyncHttpClient.builder().connectionTimeout(Duration.ofSeconds(2)))
            .build();

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        SdkBytes token = SdkBytes.fromUtf8String(event.get("token"));
        String name = "partner/" + event.get("partner");
        return secrets.createSecret(create -> create.name(name)
                        .clientRequestToken(event.get("request"))
                        .secretBinary(token)
                        .tags(Tag.builder().key("kind").value("token").build()))
                .thenApply(created -> "created " + created.arn() + " " + created.versionId())
                .exceptionallyCompose(problem -> renewed(problem, name, token, event.get("request")))
                .join();
    }

    private CompletableFuture<String> renewed(Throwable problem, String name, SdkBytes token, String request) {
        Throwable cause = problem instanceof CompletionException ? problem.getCause() : problem;
        if (!(cause instanceof ResourceExistsException)) {
            return CompletableFuture.failedFuture(cause);
        }
        return secrets.putSecretValue(
                        put -> put.secretId(name).clientRequestToken(request).secretBinary(token))
                .thenCompose(
                        put -> secrets.getSecretValue(get -> get.secretId(name).versionId(put.versionId())))
                .thenApply(kept -> "renewed " + kept.name() + " " + kept.versionStages() + " "
                        + kept.secretBinary().asByteArray().length + " bytes since " + kept.createdDate());
    }
}
