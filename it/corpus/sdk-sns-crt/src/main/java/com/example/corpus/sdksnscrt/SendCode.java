package com.example.corpus.sdksnscrt;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.SnsException;

/** Sends a code to a phone, unless its owner wants none. */
public class SendCode implements RequestHandler<Map<String, String>, Map<String, String>> {
    private final SnsClient sns = SnsClient.create();

    @Override
    public Map<String, String> handleRequest(Map<String, String> event, Context context) {
        String phone = event.get("phone");
        if (sns.checkIfPhoneNumberIsOptedOut(check -> check.phoneNumber(phone)).isOptedOut()) {
            return Map.of("unwanted", phone);
        }
        Map<String, String> settings =
                new TreeMap<>(sns.getSMSAttributes(get -> get.attributes("DefaultSenderID", "MonthlySpendLimit"))
                        .attributes());
        try {
            String id = sns.publish(publish -> publish.phoneNumber(phone)
                            .message("Your code is " + event.get("code"))
                            // In one order, so that the request is the same in each run.
                            .messageAttributes(new TreeMap<>(Map.of(
                                    "AWS.SNS.SMS.SMSType", text("Transactional"),
                                    "AWS.SNS.SMS.SenderID", text(settings.get("DefaultSenderID"))))))
                    .messageId();
            return Map.of("sent", id, "limit", settings.get("MonthlySpendLimit"));
        } catch (SnsException e) {
            return Map.of(
                    "later",
                    e.awsErrorDetails().errorMessage(),
                    "code",
                    e.awsErrorDetails().errorCode());
        }
    }

    private static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }
}
