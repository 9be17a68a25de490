package com.example.corpus.log4j2;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import org.apache.logging.log4j.CloseableThreadContext;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.logging.log4j.ThreadContext;

/** Says how good a delivery was, on the log above all. */
public class RateDelivery implements RequestHandler<Map<String, Object>, String> {
    private static final Logger LOG = LogManager.getLogger();

    @Override
    public String handleRequest(Map<String, Object> event, Context context) {
        try (var order = CloseableThreadContext.put("order", "" + event.get("order"))) {
            int days = (Integer) event.get("days");
            LOG.debug("took {} days, password=secret", days);
            if (days < 0) {
                LOG.error("no rating", new IllegalArgumentException("delivered before it was sent"));
                return "unrated";
            }
            LOG.info("rated by {} days", days);
            return ThreadContext.get("order") + (days < 3 ? " good" : " slow");
        }
    }
}
