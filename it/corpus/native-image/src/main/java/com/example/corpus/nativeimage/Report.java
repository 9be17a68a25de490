package com.example.corpus.nativeimage;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Formats rows as the event says, by a class whose name it brings; runs as a native image, too, whose metadata is in its jar. */
public final class Report implements RequestHandler<Map<String, Object>, String> {
    @Override
    public String handleRequest(Map<String, Object> event, Context context) {
        @SuppressWarnings("unchecked")
        List<String> rows = (List<String>) event.get("rows");
        try {
            @SuppressWarnings("unchecked")
            Function<List<String>, String> format = (Function<List<String>, String>)
                    Class.forName((String) event.get("format")).getConstructor().newInstance();
            return format.apply(rows);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("no format " + event.get("format"), e);
        }
    }
}
