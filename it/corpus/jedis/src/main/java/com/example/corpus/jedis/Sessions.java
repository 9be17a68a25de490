package com.example.corpus.jedis;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import redis.clients.jedis.JedisPooled;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.exceptions.JedisDataException;

/** Keeps sessions in Redis with Jedis: pooled, pipelined, and refused. */
public final class Sessions implements RequestHandler<Map<String, String>, Map<String, Object>> {
    @Override
    public Map<String, Object> handleRequest(Map<String, String> session, Context context) {
        Map<String, Object> answer = new TreeMap<>();
        try (RedisStub redis = new RedisStub();
                JedisPooled jedis = new JedisPooled("127.0.0.1", redis.port())) {
            jedis.set("user", session.get("user"));
            answer.put("user", jedis.get("user"));
            answer.put("nobody", String.valueOf(jedis.get("nobody")));
            jedis.hset("session", session);
            answer.put("session", new TreeMap<>(jedis.hgetAll("session")));
            try (Pipeline pipeline = jedis.pipelined()) {
                pipeline.incrBy("visits", 40);
                Response<Long> visits = pipeline.incrBy("visits", 2);
                Response<Boolean> exists = pipeline.exists("visits");
                pipeline.sync();
                answer.put("visits", visits.get() + " " + exists.get());
            }
            try {
                jedis.lpush("user", "a");
            } catch (JedisDataException e) {
                answer.put("refused", e.getMessage());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return answer;
    }
}
