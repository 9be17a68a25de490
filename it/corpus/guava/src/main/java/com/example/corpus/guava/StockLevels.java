package com.example.corpus.guava;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.google.common.base.Splitter;
import com.google.common.cache.CacheBuilder;
import com.google.common.cache.CacheLoader;
import com.google.common.cache.LoadingCache;
import com.google.common.collect.HashBasedTable;
import com.google.common.collect.ImmutableRangeMap;
import com.google.common.collect.Multimaps;
import com.google.common.collect.Ordering;
import com.google.common.collect.Range;
import com.google.common.collect.RangeMap;
import com.google.common.collect.Table;
import com.google.common.eventbus.EventBus;
import com.google.common.eventbus.Subscribe;
import com.google.common.hash.BloomFilter;
import com.google.common.hash.Funnels;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Adds up stock movements such as {@code berlin:apple:3} with Guava's collections, event bus, cache and hashes. */
public final class StockLevels implements RequestHandler<List<String>, Map<String, Object>> {
    private static final RangeMap<Integer, String> LEVELS = ImmutableRangeMap.<Integer, String>builder()
            .put(Range.lessThan(1), "sold out")
            .put(Range.closedOpen(1, 10), "low")
            .put(Range.atLeast(10), "plenty")
            .build();

    private final LoadingCache<String, String> skus = CacheBuilder.newBuilder()
            .maximumSize(100)
            .recordStats()
            .build(CacheLoader.from(name ->
                    Hashing.murmur3_32_fixed().hashString(name, StandardCharsets.UTF_8).toString()));

    /** A movement on the bus. */
    record Movement(String place, String article, int amount) {}

    /** Adds movements up. */
    static final class Ledger {
        private final Table<String, String, Integer> stock = HashBasedTable.create();
        private final List<String> places = new ArrayList<>();

        @Subscribe
        void add(Movement movement) {
            stock.row(movement.place()).merge(movement.article(), movement.amount(), Integer::sum);
            places.add(movement.place());
        }
    }

    @Override
    public Map<String, Object> handleRequest(List<String> movements, Context context) {
        Ledger ledger = new Ledger();
        EventBus bus = new EventBus("movements");
        bus.register(ledger);
        BloomFilter<String> seen = BloomFilter.create(Funnels.stringFunnel(StandardCharsets.UTF_8), 100);
        for (String movement : movements) {
            List<String> parts = Splitter.on(':').trimResults().splitToList(movement);
            seen.put(parts.get(1));
            bus.post(new Movement(parts.get(0), parts.get(1), Integer.parseInt(parts.get(2))));
        }
        Map<String, Object> answer = new TreeMap<>();
        ledger.stock.columnMap().forEach((article, places) -> {
            int total = places.values().stream().mapToInt(Integer::intValue).sum();
            answer.put(article, skus.getUnchecked(article) + " " + LEVELS.get(total));
        });
        answer.put("places", Multimaps.index(Ordering.natural().sortedCopy(ledger.places), String::length).toString());
        answer.put("pears", seen.mightContain("pear"));
        return answer;
    }
}
