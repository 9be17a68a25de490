package com.example.shop.orders;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.example.shop.json.Json;
import java.util.Map;

/** What the shop's HTTP functions answer. */
final class Responses {
    private Responses() {}

    static APIGatewayV2HTTPResponse of(int status, Object body) {
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(status)
                .withHeaders(Map.of("content-type", "application/json"))
                .withBody(Json.write(body))
                .build();
    }

    static APIGatewayV2HTTPResponse problem(int status, String detail) {
        return of(status, Map.of("detail", detail));
    }
}
