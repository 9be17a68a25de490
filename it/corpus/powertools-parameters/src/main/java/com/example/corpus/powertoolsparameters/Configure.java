package com.example.corpus.powertoolsparameters;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.lambda.powertools.parameters.secrets.SecretsProvider;
import software.amazon.lambda.powertools.parameters.ssm.SSMProvider;
import software.amazon.lambda.powertools.parameters.transform.Transformer;

/** Reads parameters and secrets, transformed and cached. */
public class Configure implements RequestHandler<Map<String, String>, Map<String, String>> {
    private final SSMProvider parameters = SSMProvider.builder()
            .withClient(SsmClient.builder()
                    .httpClient(UrlConnectionHttpClient.create())
                    .build())
            .build();
    private final SecretsProvider secrets = SecretsProvider.builder()
            .withClient(SecretsManagerClient.builder()
                    .httpClient(UrlConnectionHttpClient.create())
                    .build())
            .build();

    @Override
    public Map<String, String> handleRequest(Map<String, String> event, Context context) {
        Map<String, String> settings = new TreeMap<>(parameters.getMultiple(event.get("path")));
        settings.put("banner", parameters.withTransformation(Transformer.base64).get("/shop/banner"));
        Login login = secrets.withTransformation(Transformer.json).get("login", Login.class);
        settings.put("user", login.getUser() + ", " + login.getPassword().length() + " letters");
        return settings;
    }

    public static class Login {
        private String user;
        private String password;

        public String getUser() {
            return user;
        }

        public void setUser(String user) {
            this.user = user;
        }

        public String getPassword() {
            return password;
        }

        public void setPassword(String password) {
            this.password = password;
        }
    }
}
