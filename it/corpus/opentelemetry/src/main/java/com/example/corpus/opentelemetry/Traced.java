package com.example.corpus.opentelemetry;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;

/** Sends spans, metrics and logs to a collector on the loopback interface, all configured by properties. */
public final class Traced implements RequestHandler<List<String>, Map<String, Object>> {
    @Override
    public Map<String, Object> handleRequest(List<String> steps, Context context) {
        Map<String, Integer> received = new ConcurrentSkipListMap<>();
        try {
            HttpServer collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            collector.createContext("/", exchange -> {
                String body = new String(exchange.getRequestBody().readAllBytes(), java.nio.charset.StandardCharsets.ISO_8859_1);
                received.merge(exchange.getRequestURI().getPath(), 1, Integer::sum);
                steps.stream().filter(body::contains).forEach(step -> received.merge(step, 1, Integer::sum));
                exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            });
            collector.start();
            try {
                trace(steps, "http://127.0.0.1:" + collector.getAddress().getPort());
            } finally {
                collector.stop(0);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new TreeMap<>(received);
    }

    private void trace(List<String> steps, String endpoint) {
        OpenTelemetrySdk sdk = AutoConfiguredOpenTelemetrySdk.builder()
                .addPropertiesSupplier(() -> Map.of(
                        "otel.service.name", "corpus",
                        "otel.exporter.otlp.protocol", "http/protobuf",
                        "otel.exporter.otlp.endpoint", endpoint,
                        "otel.propagators", "tracecontext,baggage",
                        "otel.traces.sampler", "parentbased_always_on"))
                .build()
                .getOpenTelemetrySdk();
        Tracer tracer = sdk.getTracer("shop");
        LongCounter counter = sdk.getMeter("shop").counterBuilder("steps").setUnit("1").build();
        Span root = tracer.spanBuilder("order").startSpan();
        try (Scope scope = root.makeCurrent()) {
            for (String step : steps) {
                Span span = tracer.spanBuilder(step).setAttribute("length", step.length()).startSpan();
                counter.add(1, io.opentelemetry.api.common.Attributes.of(AttributeKey.stringKey("step"), step));
                sdk.getLogsBridge().get("shop").logRecordBuilder().setBody(step).emit();
                span.recordException(new IllegalStateException(step)).setStatus(StatusCode.ERROR).end();
            }
        } finally {
            root.end();
        }
        sdk.shutdown().join(20, TimeUnit.SECONDS);
    }
}
