package com.example.corpus.powertoolslogging;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import software.amazon.lambda.powertools.logging.CorrelationIdPaths;
import software.amazon.lambda.powertools.logging.Logging;
import software.amazon.lambda.powertools.logging.argument.StructuredArguments;

/** Logs in JSON what came back; the annotation is woven at compile time. */
public class AcceptReturns implements RequestHandler<Map<String, Object>, String> {
    private static final Logger LOG = LoggerFactory.getLogger(AcceptReturns.class);

    @Override
    @Logging(correlationIdPath = "/order/id", logEvent = true, clearState = true)
    public String handleRequest(Map<String, Object> event, Context context) {
        MDC.put("article", "" + event.get("article"));
        SQSEvent.SQSMessage message = new SQSEvent.SQSMessage();
        message.setBody("tea");
        LOG.info("returned", StructuredArguments.entry("message", message));
        LOG.debug("not shown");
        LOG.warn("why?", new IllegalStateException("no reason given"));
        return "accepted";
    }
}
