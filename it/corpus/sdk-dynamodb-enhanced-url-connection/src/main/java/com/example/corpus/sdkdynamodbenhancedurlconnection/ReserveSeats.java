package com.example.corpus.sdkdynamodbenhancedurlconnection;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.enhanced.dynamodb.Document;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.model.TransactGetItemsEnhancedRequest;
import software.amazon.awssdk.enhanced.dynamodb.model.TransactPutItemEnhancedRequest;
import software.amazon.awssdk.enhanced.dynamodb.model.TransactWriteItemsEnhancedRequest;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Reserves all seats of a party or none. */
public class ReserveSeats implements RequestHandler<ReserveSeats.Party, Map<String, Object>> {
    private final DynamoDbEnhancedClient dynamo = DynamoDbEnhancedClient.builder()
            .dynamoDbClient(DynamoDbClient.builder()
                    .httpClient(UrlConnectionHttpClient.create())
                    .build())
            .build();
    private final DynamoDbTable<Seat> seats = dynamo.table("seats", Seat.SCHEMA);

    @Override
    public Map<String, Object> handleRequest(Party party, Context context) {
        TransactWriteItemsEnhancedRequest.Builder reserve = TransactWriteItemsEnhancedRequest.builder();
        TransactGetItemsEnhancedRequest.Builder look = TransactGetItemsEnhancedRequest.builder();
        for (int seat : party.seats) {
            reserve.addPutItem(
                    seats,
                    TransactPutItemEnhancedRequest.builder(Seat.class)
                            .item(Seat.of(party.show, seat, party.guest))
                            .conditionExpression(Expression.builder()
                                    .expression("attribute_not_exists(seat)")
                                    .build())
                            .build());
            look.addGetItem(
                    seats,
                    Key.builder().partitionValue(party.show).sortValue(seat).build());
        }
        String outcome = "reserved";
        try {
            dynamo.transactWriteItems(reserve.build());
        } catch (TransactionCanceledException e) {
            List<String> reasons = e.cancellationReasons().stream()
                    .map(CancellationReason::code)
                    .toList();
            outcome = "taken: " + reasons;
        }
        List<Document> found = dynamo.transactGetItems(look.build());
        List<String> guests = found.stream()
                .map(document -> document.getItem(seats))
                .filter(Objects::nonNull)
                .map(seat -> seat.getSeat() + " " + seat.getGuest())
                .toList();
        return Map.of("outcome", outcome, "guests", guests);
    }

    public static class Party {
        public String show;
        public String guest;
        public List<Integer> seats;
    }
}
