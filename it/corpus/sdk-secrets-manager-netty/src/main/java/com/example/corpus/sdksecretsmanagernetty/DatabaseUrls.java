package com.example.corpus.sdksecretsmanagernetty;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerAsyncClient;
import software.amazon.awssdk.services.secretsmanager.model.FilterNameStringType;
import software.amazon.awssdk.services.secretsmanager.model.SecretValueEntry;

/** Makes the addresses of a stage's databases out of what their secrets hold, page by page. */
public class DatabaseUrls implements RequestHandler<Map<String, String>, Map<String, String>> {
    private final SecretsManagerAsyncClient secrets = SecretsManagerAsyncClient.builder()
            .httpClient(NettyNioAsyncHttpClient.builder().maxConcurrency(2).build())
            .build();
    private final ObjectMapper json = new ObjectMapper();

    @Override
    public Map<String, String> handleRequest(Map<String, String> event, Context context) {
        Map<String, String> urls = new ConcurrentSkipListMap<>();
        secrets.batchGetSecretValuePaginator(get -> get.filters(
                        filter -> filter.key(FilterNameStringType.TAG_VALUE).values(event.get("stage"))))
                .subscribe(page -> {
                    page.secretValues().forEach(each -> urls.put(each.name(), url(each)));
                    page.errors().forEach(error -> urls.put(error.secretId(), error.errorCode()));
                })
                .join();
        return new TreeMap<>(urls);
    }

    private String url(SecretValueEntry secret) {
        try {
            Database database = json.readValue(secret.secretString(), Database.class);
            return "jdbc:" + database.engine() + "://" + database.host() + ":" + database.port() + "/" + database.name()
                    + "?user=" + database.user();
        } catch (JsonProcessingException e) {
            return "not JSON: " + e.getOriginalMessage();
        }
    }

    /** As Secrets Manager writes it for the databases that it knows. */
    public record Database(
            String engine,
            String host,
            int port,
            @JsonProperty("dbname") String name,
            @JsonProperty("username") String user,
            String password) {}
}
