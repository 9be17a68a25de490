package com.example.corpus.commonslogging;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.List;
import java.util.Map;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/** Counts visitors, and logs by commons-logging, which finds Log4j 1's successor by names. */
public class CountVisitors implements RequestHandler<Map<String, List<String>>, Integer> {
    private static final Log LOG = LogFactory.getLog(CountVisitors.class);

    @Override
    public Integer handleRequest(Map<String, List<String>> event, Context context) {
        List<String> visitors = event.get("visitors");
        LOG.debug("visitors: " + visitors);
        if (visitors.isEmpty()) {
            LOG.warn("nobody came", new IllegalStateException("closed?"));
        }
        LOG.info(visitors.size() + " came");
        return visitors.size();
    }
}
