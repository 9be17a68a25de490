package com.example.corpus.powertoolsmetrics;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import software.amazon.lambda.powertools.metrics.FlushMetrics;
import software.amazon.lambda.powertools.metrics.Metrics;
import software.amazon.lambda.powertools.metrics.MetricsFactory;
import software.amazon.lambda.powertools.metrics.model.DimensionSet;
import software.amazon.lambda.powertools.metrics.model.MetricResolution;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;

/** Writes metrics on the log in CloudWatch's format. */
public class CountSales implements RequestHandler<Map<String, Integer>, Integer> {
    private static final Metrics METRICS = MetricsFactory.getMetricsInstance();

    @Override
    @FlushMetrics(namespace = "shop", service = "sales", captureColdStart = true)
    public Integer handleRequest(Map<String, Integer> event, Context context) {
        int total = event.values().stream().mapToInt(Integer::intValue).sum();
        METRICS.addMetric("sold", total, MetricUnit.COUNT, MetricResolution.HIGH);
        METRICS.addMetadata("till", "left");
        METRICS.flushSingleMetric(
                "articles", event.size(), MetricUnit.COUNT, "shop", DimensionSet.of("service", "sales", "shelf", "dry"));
        return total;
    }
}
