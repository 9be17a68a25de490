package com.example.corpus.sdksecretsmanagerurlconnection;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/** Rotates a password in the steps that Secrets Manager asks for. */
public class RotatePassword implements RequestHandler<Map<String, String>, String> {
    private final SecretsManagerClient secrets = SecretsManagerClient.create();

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        String secret = event.get("SecretId");
        String token = event.get("ClientRequestToken");
        DescribeSecretResponse state = secrets.describeSecret(describe -> describe.secretId(secret));
        if (!state.rotationEnabled() || !state.versionIdsToStages().containsKey(token)) {
            throw new IllegalArgumentException(secret + " is not rotated as " + token);
        }
        return switch (event.get("Step")) {
            case "createSecret" -> create(secret, token);
            case "finishSecret" -> finish(secret, token, state.versionIdsToStages());
            default -> event.get("Step") + ": nothing to do";
        };
    }

    private String create(String secret, String token) {
        try {
            return "has "
                    + secrets.getSecretValue(
                                    get -> get.secretId(secret).versionId(token).versionStage("AWSPENDING"))
                            .versionId();
        } catch (ResourceNotFoundException e) {
            String password = secrets.getRandomPassword(
                            get -> get.passwordLength(12L).excludePunctuation(true))
                    .randomPassword();
            var put = secrets.putSecretValue(value -> value.secretId(secret)
                    .clientRequestToken(token)
                    .secretString(password)
                    .versionStages("AWSPENDING"));
            return "put " + put.versionId() + " as " + put.versionStages() + " of " + password.length();
        }
    }

    private String finish(String secret, String token, Map<String, List<String>> stages) {
        String current = stages.entrySet().stream()
                .filter(version -> version.getValue().contains("AWSCURRENT"))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
        String arn = secrets.updateSecretVersionStage(update -> update.secretId(secret)
                        .versionStage("AWSCURRENT")
                        .moveToVersionId(token)
                        .removeFromVersionId(current))
                .arn();
        return arn + ": " + current + " is old";
    }
}
