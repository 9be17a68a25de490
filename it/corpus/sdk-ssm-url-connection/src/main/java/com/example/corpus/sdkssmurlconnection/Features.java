package com.example.corpus.sdkssmurlconnection;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.GetParametersResponse;
import software.amazon.awssdk.services.ssm.model.Parameter;
import software.amazon.awssdk.services.ssm.model.SsmException;

/** Tells which features a customer has. */
public class Features implements RequestHandler<Features.Request, Map<String, Object>> {
    private final SsmClient ssm = SsmClient.builder()
            .httpClientBuilder(UrlConnectionHttpClient.builder()
                    .connectionTimeout(Duration.ofSeconds(2))
                    .socketTimeout(Duration.ofSeconds(5)))
            .build();

    @Override
    public Map<String, Object> handleRequest(Request request, Context context) {
        Map<String, Object> features = new TreeMap<>();
        try {
            GetParametersResponse answer = ssm.getParameters(get -> get.names(
                    request.features.stream().map(name -> "/features/" + name).toList()));
            answer.parameters().forEach(each -> features.put(each.name(), isOn(each, request.customer)));
            answer.invalidParameters().forEach(name -> features.put(name, "unknown"));
        } catch (SsmException e) {
            features.put(e.awsErrorDetails().errorCode(), e.awsErrorDetails().errorMessage());
        }
        return features;
    }

    private static boolean isOn(Parameter parameter, String customer) {
        return switch (parameter.type()) {
            case STRING_LIST -> List.of(parameter.value().split(",", -1)).contains(customer);
            case STRING -> Boolean.parseBoolean(parameter.value());
            case SECURE_STRING, UNKNOWN_TO_SDK_VERSION -> false;
        };
    }

    public static class Request {
        public String customer;
        public List<String> features;
    }
}
