package com.example.corpus.springcontext;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

@Service
class Stock {
    private final Map<String, Integer> pieces = new ConcurrentHashMap<>();
    private final List<Rule> rules;

    @Autowired
    private ApplicationEventPublisher events;

    @Value("${stock.start:10}")
    private int start;

    @Value("#{T(java.lang.Math).max(1, ${stock.least})}")
    private int least;

    Stock(List<Rule> rules) {
        this.rules = rules;
    }

    int sell(String article, int sold) {
        rules.forEach(rule -> rule.check(article));
        int left = Math.max(least, pieces.merge(article, start - sold, (had, ignored) -> had - sold));
        events.publishEvent(new Sold(article, sold));
        return left;
    }

    record Sold(String article, int pieces) {}

    interface Rule {
        void check(String article);
    }
}
