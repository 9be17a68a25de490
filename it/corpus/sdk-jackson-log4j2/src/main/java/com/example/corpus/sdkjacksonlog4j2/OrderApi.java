package com.example.corpus.sdkjacksonlog4j2;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.S3Client;

/** The usual function behind an HTTP API: reads, stores, answers and logs, all in JSON. */
public class OrderApi implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private static final Logger LOG = LoggerFactory.getLogger(OrderApi.class);

    private final DynamoDbClient dynamo = DynamoDbClient.create();
    private final S3Client s3 = S3Client.create();
    private final ObjectMapper json = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        try {
            Order order = json.readValue(event.getBody(), Order.class);
            Map<String, AttributeValue> article = dynamo.getItem(get -> get.tableName("articles")
                            .key(Map.of("name", AttributeValue.fromS(order.article()))))
                    .item();
            if (article.isEmpty()) {
                LOG.warn("unknown article {}", order.article());
                return answer(404, Map.of("unknown", order.article()));
            }
            int cents = order.pieces() * Integer.parseInt(article.get("cents").n());
            Invoice invoice = new Invoice(order, cents, Instant.parse("2026-01-02T03:04:05Z"));
            s3.putObject(
                    put -> put.bucket("invoices").key(order.article() + ".json"),
                    RequestBody.fromString(json.writeValueAsString(invoice)));
            LOG.info("sold {} for {} cents", order, cents);
            return answer(201, invoice);
        } catch (JsonProcessingException e) {
            LOG.error("not an order", e);
            return APIGatewayV2HTTPResponse.builder().withStatusCode(400).build();
        }
    }

    private APIGatewayV2HTTPResponse answer(int status, Object body) throws JsonProcessingException {
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(status)
                .withHeaders(Map.of("content-type", "application/json"))
                .withBody(json.writeValueAsString(body))
                .build();
    }

    record Order(String article, int pieces) {}

    record Invoice(Order order, int cents, Instant at) {}
}
