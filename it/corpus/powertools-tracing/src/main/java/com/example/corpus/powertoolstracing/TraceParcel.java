package com.example.corpus.powertoolstracing;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.xray.AWSXRay;
import java.util.Map;
import software.amazon.lambda.powertools.tracing.Tracing;
import software.amazon.lambda.powertools.tracing.TracingUtils;

/** Follows a parcel in a trace; the annotation is woven at compile time. */
public class TraceParcel implements RequestHandler<Map<String, String>, String> {
    @Override
    @Tracing
    public String handleRequest(Map<String, String> event, Context context) {
        TracingUtils.putAnnotation("parcel", event.get("parcel"));
        TracingUtils.withSubsegment("look up", subsegment -> subsegment.putMetadata("shelf", 7));
        return weigh(event.get("parcel")) + " in " + AWSXRay.getCurrentSubsegment().getName();
    }

    @Tracing(segmentName = "weigh")
    private String weigh(String parcel) {
        return parcel + " " + AWSXRay.getCurrentSubsegment().getName();
    }
}
