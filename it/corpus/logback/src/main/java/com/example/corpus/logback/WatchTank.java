package com.example.corpus.logback;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.MarkerFactory;

/** Reports the level of a tank on the log. */
public class WatchTank implements RequestHandler<Map<String, Object>, String> {
    private static final Logger LOG = LoggerFactory.getLogger(WatchTank.class);

    @Override
    public String handleRequest(Map<String, Object> event, Context context) {
        try (var tank = MDC.putCloseable("tank", "" + event.get("tank"))) {
            int level = (Integer) event.get("level");
            LOG.debug("level {}", level);
            LOG.trace("never seen");
            if (level > 90) {
                LOG.error(MarkerFactory.getMarker("ALARM"), "nearly full", new IllegalStateException("level " + level));
            } else {
                LOG.atInfo().addKeyValue("level", level).log("fine");
            }
            return MDC.get("tank") + " " + level;
        }
    }
}
