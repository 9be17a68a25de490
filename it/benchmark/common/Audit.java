package com.example.shop.common;

import java.util.List;
import java.util.Map;
import org.apache.commons.lang3.StringUtils;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/** What every team's functions share: they note what they do, and some of them tell others. */
public final class Audit {
    private Audit() {}

    public static String note(String function) {
        return StringUtils.capitalize(StringUtils.abbreviate(function, 40)) + " " + List.of(function.length());
    }

    public static String tell(SnsClient sns, String topic, String text) {
        return sns.publish(publish -> publish.topicArn(topic).message(text)).messageId();
    }

    public static String queue(SqsClient sqs, String queue, Map<String, String> values) {
        return sqs.sendMessage(send -> send.queueUrl(queue).messageBody(values.toString())).messageId();
    }

    public static String setting(SsmClient ssm, String name) {
        return ssm.getParameter(get -> get.name(name)).parameter().value();
    }
}
