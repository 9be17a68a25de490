package com.example.corpus.sdkssmnetty;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.services.ssm.SsmAsyncClient;
import software.amazon.awssdk.services.ssm.model.ParameterAlreadyExistsException;
import software.amazon.awssdk.services.ssm.model.ParameterTier;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** Stores a setting, over an old one where there is one, and reads back all of its path. */
public class StoreSettings implements RequestHandler<Map<String, String>, Map<String, Object>> {
    private final SsmAsyncClient ssm = SsmAsyncClient.create();

    @Override
    public Map<String, Object> handleRequest(Map<String, String> event, Context context) {
        String outcome = put(event, false)
                .exceptionallyCompose(problem -> problem.getCause() instanceof ParameterAlreadyExistsException
                        ? put(event, true).thenApply(version -> "over the old one as " + version)
                        : CompletableFuture.failedFuture(problem))
                .join();
        Map<String, String> settings = new TreeMap<>();
        ssm.getParametersByPathPaginator(
                        get -> get.path("/shop/").recursive(true).maxResults(1))
                .flatMapIterable(page -> page.parameters())
                .filter(each -> each.type() != ParameterType.SECURE_STRING)
                .subscribe(each -> settings.put(each.name(), each.value() + " (" + each.lastModifiedDate() + ")"))
                .join();
        return Map.of("stored", outcome, "settings", settings);
    }

    private CompletableFuture<String> put(Map<String, String> event, boolean over) {
        return ssm.putParameter(put -> put.name("/shop/" + event.get("name"))
                        .value(event.get("value"))
                        .type(ParameterType.STRING)
                        .tier(ParameterTier.INTELLIGENT_TIERING)
                        .allowedPattern("\\w+")
                        .overwrite(over))
                .thenApply(stored -> "version " + stored.version() + ", " + stored.tierAsString());
    }
}
