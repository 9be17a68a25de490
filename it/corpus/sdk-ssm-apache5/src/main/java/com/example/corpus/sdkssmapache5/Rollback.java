package com.example.corpus.sdkssmapache5;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.apache5.ProxyConfiguration;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.LabelParameterVersionResponse;
import software.amazon.awssdk.services.ssm.model.ParameterHistory;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;

/** Puts the label of what is live back to the version before. */
public class Rollback implements RequestHandler<Map<String, String>, Map<String, String>> {
    private final SsmClient ssm = SsmClient.builder()
            .httpClientBuilder(Apache5HttpClient.builder()
                    .proxyConfiguration(ProxyConfiguration.builder()
                            .useSystemPropertyValues(false)
                            .useEnvironmentVariableValues(false)
                            .build()))
            .build();

    @Override
    public Map<String, String> handleRequest(Map<String, String> event, Context context) {
        String name = event.get("parameter");
        try {
            Optional<ParameterHistory> live = ssm.getParameterHistoryPaginator(get -> get.name(name)).stream()
                    .flatMap(page -> page.parameters().stream())
                    .filter(each -> each.labels().contains("live"))
                    .max(Comparator.comparing(ParameterHistory::version));
            if (live.isEmpty() || live.get().version() == 1) {
                return Map.of("kept", name);
            }
            long before = live.get().version() - 1;
            LabelParameterVersionResponse answer = ssm.labelParameterVersion(
                    label -> label.name(name).parameterVersion(before).labels("live", "2fast"));
            return Map.of(
                    "live",
                    "version " + answer.parameterVersion(),
                    "by",
                    live.get().lastModifiedUser() + " at " + live.get().lastModifiedDate(),
                    "wrong",
                    String.join(", ", answer.invalidLabels()));
        } catch (ParameterNotFoundException e) {
            return Map.of(
                    "missing",
                    name,
                    "message",
                    String.valueOf(e.awsErrorDetails().errorMessage()));
        }
    }
}
