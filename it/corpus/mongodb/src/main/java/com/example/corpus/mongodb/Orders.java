package com.example.corpus.mongodb;

import static com.mongodb.client.model.Accumulators.sum;
import static com.mongodb.client.model.Aggregates.group;
import static com.mongodb.client.model.Aggregates.sort;
import static com.mongodb.client.model.Aggregates.unwind;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.inc;
import static org.bson.codecs.configuration.CodecRegistries.fromProviders;
import static org.bson.codecs.configuration.CodecRegistries.fromRegistries;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoWriteException;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.codecs.pojo.PojoCodecProvider;

/** Stores, updates, finds and counts orders with MongoDB's driver, as documents and as beans. */
public final class Orders implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    @Override
    @SuppressWarnings("unchecked")
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
        MongoServer server = new MongoServer(new MemoryBackend());
        InetSocketAddress address = server.bind();
        try (MongoClient client = MongoClients.create(MongoClientSettings.builder()
                .codecRegistry(fromRegistries(
                        MongoClientSettings.getDefaultCodecRegistry(),
                        fromProviders(PojoCodecProvider.builder().automatic(true).build())))
                .applyToClusterSettings(cluster ->
                        cluster.hosts(List.of(new ServerAddress(address.getHostString(), address.getPort()))))
                .build())) {
            return store(client.getDatabase("shop"), (String) event.get("customer"), (List<String>) event.get("items"));
        } finally {
            server.shutdownNow();
        }
    }

    private static Map<String, Object> store(MongoDatabase shop, String customer, List<String> items) {
        Map<String, Object> answer = new TreeMap<>();
        MongoCollection<Order> orders = shop.getCollection("orders", Order.class);
        orders.insertOne(order(1, customer, items));
        orders.insertOne(order(2, "nobody", List.of()));
        answer.put("updated", orders.updateOne(eq("_id", 1), inc("items.0.amount", 5)).getModifiedCount());
        Order found = orders.find(eq("who", customer)).first();
        answer.put("found", found.getItems().stream()
                .map(item -> item.getName() + " " + item.getAmount())
                .collect(Collectors.joining(", ")));
        answer.put("counted", orders.aggregate(
                        List.of(unwind("$items"), group("$items.name", sum("n", 1)), sort(ascending("_id"))),
                        Document.class)
                .map(Document::toJson)
                .into(new ArrayList<>()));
        try {
            orders.insertOne(order(1, "again", List.of()));
        } catch (MongoWriteException e) {
            answer.put("refused", e.getError().getCategory() + " " + e.getCode());
        }
        return answer;
    }

    private static Order order(int number, String customer, List<String> items) {
        Order order = new Order();
        order.setNumber(number);
        order.setCustomer(customer);
        order.setItems(items.stream().map(name -> new Order.Item(name, 1)).toList());
        return order;
    }
}
