package com.example.corpus.jul;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/** Closes a shop for the night; the JDK's logging is set up from a file that the function carries. */
public class CloseShop implements RequestHandler<Map<String, Integer>, String> {
    private static final Logger LOG = logger();

    private static Logger logger() {
        try (InputStream settings = CloseShop.class.getResourceAsStream("/logging.properties")) {
            LogManager.getLogManager().readConfiguration(settings);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return Logger.getLogger("com.example.corpus.shop", "messages");
    }

    @Override
    public String handleRequest(Map<String, Integer> event, Context context) {
        LOG.log(Level.FINE, "closing.counted", event.get("cents"));
        // Other places in each run, which must not count.
        LOG.log(Level.FINE, "{0}", System.getenv().getOrDefault("AWS_CONFIG_FILE", "") + System.getProperty("java.io.tmpdir"));
        if (event.get("cents") < 0) {
            LOG.log(Level.SEVERE, "closing.robbed");
        }
        return "closed";
    }
}
