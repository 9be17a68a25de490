package com.example.corpus.avro;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileStream;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.reflect.Nullable;
import org.apache.avro.reflect.ReflectData;
import org.apache.avro.reflect.ReflectDatumReader;
import org.apache.avro.reflect.ReflectDatumWriter;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;

/** Writes orders to a container and reads them back: generated classes, generic records, and beans by reflection. */
public final class Orders implements RequestHandler<Map<String, String>, Map<String, Object>> {
    /** Its schema is derived from its fields. */
    public static final class Customer {
        private String name;

        @Nullable
        private String city;

        private List<Integer> visits = new ArrayList<>();
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, String> prices, Context context) {
        Map<String, Object> answer = new TreeMap<>();
        List<Line> lines = prices.entrySet().stream()
                .map(entry -> Line.newBuilder().setArticle(entry.getKey()).setPrice(new BigDecimal(entry.getValue())).build())
                .toList();
        Order order = Order.newBuilder()
                .setId("17")
                .setState(State.PAID)
                .setDay(LocalDate.of(2026, 1, 2))
                .setLines(new ArrayList<>(lines))
                .build();
        try {
            byte[] file = write(order);
            try (DataFileStream<Order> orders =
                    new DataFileStream<>(new ByteArrayInputStream(file), new SpecificDatumReader<>(Order.class))) {
                Order read = orders.next();
                answer.put("specific", read.toString());
                answer.put("equal", read.equals(order));
                answer.put("codec", orders.getMetaString("avro.codec"));
            }
            try (DataFileStream<GenericRecord> records =
                    new DataFileStream<>(new ByteArrayInputStream(file), new GenericDatumReader<>())) {
                answer.put("generic", records.next().get("state").toString());
            }
            answer.put("reflect", reflected());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Schema older = new Schema.Parser().parse(Order.getClassSchema().toString().replace("\"PAID\"", "\"PAID\",\"LOST\""));
        answer.put("compatible", SchemaCompatibility.checkReaderWriterCompatibility(older, Order.getClassSchema()).getType().name());
        return answer;
    }

    private byte[] write(Order order) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataFileWriter<Order> writer = new DataFileWriter<>(new SpecificDatumWriter<>(Order.class))) {
            writer.setCodec(CodecFactory.deflateCodec(6)).create(Order.getClassSchema(), bytes);
            writer.append(order);
        }
        return bytes.toByteArray();
    }

    private String reflected() throws IOException {
        Schema schema = ReflectData.get().getSchema(Customer.class);
        Customer customer = new Customer();
        customer.name = "ada";
        customer.visits.add(3);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new ReflectDatumWriter<Customer>(schema).write(customer, encoder);
        encoder.flush();
        Customer read = new ReflectDatumReader<Customer>(schema)
                .read(null, DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null));
        return read.name + " " + read.city + " " + read.visits + " " + schema.getFields().size();
    }
}
