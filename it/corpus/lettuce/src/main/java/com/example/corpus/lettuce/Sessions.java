package com.example.corpus.lettuce;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.dynamic.Commands;
import io.lettuce.core.dynamic.RedisCommandFactory;
import io.lettuce.core.dynamic.annotation.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

/** Keeps sessions in Redis with Lettuce: synchronous (a proxy), asynchronous, reactive and through an own interface. */
public final class Sessions implements RequestHandler<Map<String, String>, Map<String, Object>> {
    /** Implemented by Lettuce. */
    public interface Visits extends Commands {
        @Command("INCRBY visits ?0")
        Long add(int visits);
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, String> session, Context context) {
        Map<String, Object> answer = new TreeMap<>();
        try (RedisStub redis = new RedisStub();
                RedisClient client = RedisClient.create(RedisURI.create("127.0.0.1", redis.port()));
                StatefulRedisConnection<String, String> connection = client.connect()) {
            RedisCommands<String, String> commands = connection.sync();
            commands.set("user", session.get("user"));
            answer.put("user", commands.get("user"));
            commands.hset("session", session);
            answer.put("session", new TreeMap<>(commands.hgetall("session")));
            RedisAsyncCommands<String, String> asynchronous = connection.async();
            answer.put("async", asynchronous.get("user").toCompletableFuture().thenApply(String::length).join());
            answer.put("reactive", connection.reactive().get("user").map(String::strip).block());
            RedisCommandFactory factory = new RedisCommandFactory(connection);
            factory.setVerifyCommandMethods(false);
            Visits visits = factory.getCommands(Visits.class);
            visits.add(40);
            answer.put("visits", visits.add(2));
            try {
                commands.lpush("user", "a");
            } catch (RedisCommandExecutionException e) {
                answer.put("refused", e.getMessage());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return answer;
    }
}
