package com.example.corpus.sqsevents;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.util.ArrayList;
import java.util.List;
import org.apache.log4j.Logger;

/** Reads a queue; every line of its log shows the request's id, which the runtime client provides. */
public final class Deliver implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private static final Logger LOG = Logger.getLogger(Deliver.class);

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        List<BatchItemFailure> failures = new ArrayList<>();
        for (SQSEvent.SQSMessage message : event.getRecords()) {
            if (message.getBody().isEmpty()) {
                LOG.warn("nothing in " + message.getMessageId());
                failures.add(new BatchItemFailure(message.getMessageId()));
            } else {
                LOG.info(message.getBody() + " of " + message.getAttributes().get("SenderId"));
            }
        }
        return new SQSBatchResponse(failures);
    }
}
