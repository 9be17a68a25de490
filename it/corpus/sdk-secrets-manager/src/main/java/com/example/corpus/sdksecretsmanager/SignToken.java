package com.example.corpus.sdksecretsmanager;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/** Signs a text with a key that is a secret. The HTTP client is found on the class path. */
public class SignToken implements RequestHandler<Map<String, String>, String> {
    private final SecretsManagerClient secrets = SecretsManagerClient.create();

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        try {
            var secret = secrets.getSecretValue(get -> get.secretId(event.get("key")));
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.secretString().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] signature = mac.doFinal(event.get("text").getBytes(StandardCharsets.UTF_8));
            return secret.name() + " " + secret.createdDate() + " " + secret.versionStages() + " "
                    + Base64.getEncoder().encodeToString(signature);
        } catch (ResourceNotFoundException e) {
            return e.awsErrorDetails().errorCode();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
