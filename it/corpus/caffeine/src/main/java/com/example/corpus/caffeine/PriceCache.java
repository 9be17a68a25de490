package com.example.corpus.caffeine;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.RemovalCause;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Looks prices up through caches of several shapes: Caffeine chooses a class of its own for each. */
public final class PriceCache implements RequestHandler<List<String>, Map<String, Object>> {
    private final Map<String, RemovalCause> removed = new ConcurrentSkipListMap<>();

    private final LoadingCache<String, Integer> prices = Caffeine.newBuilder()
            .maximumSize(2)
            .expireAfterWrite(Duration.ofMinutes(5))
            .refreshAfterWrite(Duration.ofMinutes(1))
            .recordStats()
            .executor(Runnable::run)
            .evictionListener((String key, Integer value, RemovalCause cause) -> removed.put(key, cause))
            .build(String::length);

    private final AsyncLoadingCache<String, String> labels = Caffeine.newBuilder()
            .weakKeys()
            .expireAfterAccess(Duration.ofHours(1))
            .executor(Runnable::run)
            .buildAsync(key -> key.toUpperCase(java.util.Locale.ROOT));

    private final Cache<String, Integer> weighted = Caffeine.newBuilder()
            .maximumWeight(10)
            .weigher((String key, Integer value) -> value)
            .expireAfter(Expiry.creating((String key, Integer value) -> Duration.ofSeconds(60L + value)))
            .executor(Runnable::run)
            .softValues()
            .build();

    @Override
    public Map<String, Object> handleRequest(List<String> articles, Context context) {
        Map<String, Object> answer = new TreeMap<>();
        for (String article : articles) {
            weighted.put(article, article.length());
            answer.put(article, labels.get(article).join() + " " + prices.get(article));
        }
        prices.cleanUp();
        weighted.cleanUp();
        answer.put("misses", prices.stats().missCount());
        answer.put("size", prices.estimatedSize());
        answer.put("evicted", removed.size());
        answer.put("causes", removed.values().stream().distinct().map(Enum::name).toList());
        answer.put("weight", weighted.policy().eviction().orElseThrow().weightedSize().orElseThrow() <= 10);
        return answer;
    }
}
