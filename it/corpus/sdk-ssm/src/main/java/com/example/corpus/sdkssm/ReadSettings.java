package com.example.corpus.sdkssm;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.Parameter;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** Reads all settings of an application, page by page. */
public class ReadSettings implements RequestHandler<Map<String, String>, Map<String, String>> {
    private final SsmClient ssm = SsmClient.builder()
            .httpClientBuilder(ApacheHttpClient.builder().connectionTimeout(Duration.ofSeconds(2)))
            .build();

    @Override
    public Map<String, String> handleRequest(Map<String, String> event, Context context) {
        Map<String, String> settings = new TreeMap<>();
        ssm.getParametersByPathPaginator(
                        get -> get.path(event.get("path")).withDecryption(true).recursive(true))
                .stream()
                .flatMap(page -> page.parameters().stream())
                .forEach(each -> settings.put(each.name(), shown(each)));
        try {
            settings.put("theme", ssm.getParameter(get -> get.name("theme")).parameter().value());
        } catch (ParameterNotFoundException e) {
            settings.put("theme", "plain");
        }
        return settings;
    }

    private static String shown(Parameter parameter) {
        return parameter.type() == ParameterType.SECURE_STRING ? "***" : parameter.value();
    }
}
