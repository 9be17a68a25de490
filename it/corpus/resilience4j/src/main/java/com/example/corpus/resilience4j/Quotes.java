package com.example.corpus.resilience4j;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.decorators.Decorators;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.github.resilience4j.ratelimiter.RateLimiterRegistry;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Asks a shaky supplier for quotes, behind retry, circuit breaker, bulkhead and rate limiter. */
public final class Quotes implements RequestHandler<List<String>, Map<String, Object>> {
    private final CircuitBreaker breaker = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                    .slidingWindowSize(4)
                    .minimumNumberOfCalls(4)
                    .failureRateThreshold(50)
                    .build())
            .circuitBreaker("supplier");
    private final Retry retry = Retry.of(
            "supplier",
            RetryConfig.custom()
                    .maxAttempts(2)
                    .waitDuration(Duration.ofMillis(1))
                    .ignoreExceptions(CallNotPermittedException.class)
                    .build());

    @Override
    public Map<String, Object> handleRequest(List<String> articles, Context context) {
        List<String> events = new ArrayList<>();
        breaker.getEventPublisher().onStateTransition(event -> events.add(event.getStateTransition().name()));
        retry.getEventPublisher().onRetry(event -> events.add("retry " + event.getNumberOfRetryAttempts()));
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers()).bindTo(meters);
        List<String> quotes = articles.stream().map(this::quote).toList();
        return Map.of(
                "quotes", quotes,
                "events", events,
                "failureRate", breaker.getMetrics().getFailureRate(),
                "state", breaker.getState().name(),
                "meters", meters.getMeters().size());
    }

    private CircuitBreakerRegistry breakers() {
        CircuitBreakerRegistry registry = CircuitBreakerRegistry.ofDefaults();
        registry.circuitBreaker("other").executeRunnable(() -> {});
        return registry;
    }

    private String quote(String article) {
        Supplier<String> call = () -> {
            if (article.startsWith("x")) {
                throw new IllegalStateException("no quote for " + article);
            }
            return article + " " + article.length();
        };
        return Decorators.ofSupplier(call)
                .withCircuitBreaker(breaker)
                .withRetry(retry)
                .withBulkhead(BulkheadRegistry.ofDefaults().bulkhead("supplier"))
                .withRateLimiter(RateLimiterRegistry.ofDefaults().rateLimiter("supplier"))
                .withFallback(List.of(IllegalStateException.class, CallNotPermittedException.class), Throwable::getMessage)
                .get();
    }
}
