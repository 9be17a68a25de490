package com.example.corpus.jacksonyaml;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** Merges a user's settings with the defaults that the function carries, both in YAML. */
public class Deploy implements RequestHandler<Map<String, String>, String> {
    private final ObjectMapper yaml =
            new ObjectMapper(new YAMLFactory().disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER));

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        try (InputStream defaults = getClass().getResourceAsStream("defaults.yaml")) {
            Settings settings = yaml.readValue(defaults, Settings.class);
            return yaml.writeValueAsString(
                    yaml.readerForUpdating(settings).<Settings>readValue(event.get("settings")));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public static class Settings {
        public String name;
        public int replicas;
        public Map<String, Limit> limits = new LinkedHashMap<>();
    }

    public static class Limit {
        public double cpu;
        public String memory;
    }
}
