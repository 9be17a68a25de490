package com.example.corpus.sdksnsapache5;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchResponse;
import software.amazon.awssdk.services.sns.model.SnsException;

/** Publishes many messages at once and tells the fate of each. */
public class InformReaders implements RequestHandler<InformReaders.News, Map<String, String>> {
    private final SnsClient sns =
            SnsClient.builder().httpClient(Apache5HttpClient.create()).build();

    @Override
    public Map<String, String> handleRequest(News news, Context context) {
        List<PublishBatchRequestEntry> entries = IntStream.range(0, news.texts.size())
                .mapToObj(index -> entry("n" + index, news.texts.get(index)))
                .toList();
        Map<String, String> fates = new TreeMap<>();
        try {
            PublishBatchResponse answer =
                    sns.publishBatch(publish -> publish.topicArn(news.topic).publishBatchRequestEntries(entries));
            answer.successful().forEach(each -> fates.put(each.id(), each.messageId() + " " + each.sequenceNumber()));
            answer.failed().forEach(each -> fates.put(each.id(), each.code() + (each.senderFault() ? ", ours" : "")));
        } catch (SnsException e) {
            fates.put(e.awsErrorDetails().errorCode(), e.requestId() + " " + e.statusCode());
        }
        return fates;
    }

    private static PublishBatchRequestEntry entry(String id, String text) {
        return PublishBatchRequestEntry.builder()
                .id(id)
                .message("{\"default\": \"" + text + "\", \"email\": \"" + text + "!\"}")
                .messageStructure("json")
                .messageGroupId("news")
                .messageDeduplicationId(id)
                .messageAttributes(Map.of(
                        "length",
                        MessageAttributeValue.builder()
                                .dataType("Number")
                                .stringValue("" + text.length())
                                .build()))
                .build();
    }

    public static class News {
        public String topic;
        public List<String> texts;
    }
}
