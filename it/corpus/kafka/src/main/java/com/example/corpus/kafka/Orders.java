package com.example.corpus.kafka;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import javax.management.JMException;
import javax.management.ObjectName;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serializer;

/** Sends orders to Kafka, or what speaks its protocol, and reads them; serializers are classes named in properties. */
public final class Orders implements RequestHandler<List<String>, Map<String, Object>> {
    /** Made by reflection. */
    public static final class UpperCase implements Serializer<String> {
        @Override
        public byte[] serialize(String topic, String data) {
            return data.toUpperCase(java.util.Locale.ROOT).getBytes(StandardCharsets.UTF_8);
        }
    }

    /** Made by reflection. */
    public static final class Stamping implements ProducerInterceptor<String, String> {
        @Override
        public ProducerRecord<String, String> onSend(ProducerRecord<String, String> record) {
            record.headers().add("stamp", new byte[] {7});
            return record;
        }

        @Override
        public void onAcknowledgement(RecordMetadata metadata, Exception exception) {}

        @Override
        public void close() {}

        @Override
        public void configure(Map<String, ?> configs) {}
    }

    @Override
    public Map<String, Object> handleRequest(List<String> orders, Context context) {
        Map<String, Object> answer = new TreeMap<>();
        try (KafkaStub broker = new KafkaStub()) {
            String address = "127.0.0.1:" + broker.port();
            answer.put("offsets", send(orders, address, answer));
            answer.put("received", receive(address, orders.size()));
        } catch (IOException | ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return answer;
    }

    private List<Long> send(List<String> orders, String address, Map<String, Object> answer)
            throws ExecutionException, InterruptedException {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", address,
                "key.serializer", "org.apache.kafka.common.serialization.StringSerializer",
                "value.serializer", UpperCase.class.getName(),
                "interceptor.classes", Stamping.class.getName(),
                "client.id", "shop",
                "enable.idempotence", false,
                "compression.type", "gzip",
                "linger.ms", 5000,
                "acks", "1");
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        List<Long> offsets = new ArrayList<>();
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(settings)) {
            for (String order : orders) {
                sent.add(producer.send(new ProducerRecord<>("orders", order, order + " please")));
            }
            producer.flush();
            answer.put("version", version());
            for (Future<RecordMetadata> each : sent) {
                offsets.add(each.get().offset());
            }
        }
        return offsets;
    }

    /** As monitoring sees it: by JMX, which looks into the interface of the bean. */
    private static Object version() {
        try {
            return ManagementFactory.getPlatformMBeanServer()
                    .getAttribute(new ObjectName("kafka.producer:type=app-info,id=shop"), "Version");
        } catch (JMException e) {
            return e.toString();
        }
    }

    private List<String> receive(String address, int count) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", address,
                "key.deserializer", "org.apache.kafka.common.serialization.StringDeserializer",
                "value.deserializer", "org.apache.kafka.common.serialization.StringDeserializer",
                "enable.auto.commit", false,
                "auto.offset.reset", "earliest");
        List<String> received = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(settings)) {
            TopicPartition partition = new TopicPartition("orders", 0);
            consumer.assign(List.of(partition));
            consumer.seek(partition, 0);
            for (int polls = 0; polls < 100 && received.size() < count; polls++) {
                for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(100))) {
                    received.add(record.key() + " " + record.value() + " " + record.headers().lastHeader("stamp").value()[0]);
                }
            }
        }
        return received;
    }
}
