package com.example.corpus.sdkeventbridgecrt;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import software.amazon.awssdk.services.eventbridge.EventBridgeAsyncClient;
import software.amazon.awssdk.services.eventbridge.model.ArchiveState;
import software.amazon.awssdk.services.eventbridge.model.DescribeArchiveResponse;
import software.amazon.awssdk.services.eventbridge.model.ResourceNotFoundException;

/** Plays the events of a day again. */
public class ReplayDay implements RequestHandler<Map<String, String>, Map<String, Object>> {
    private final EventBridgeAsyncClient events = EventBridgeAsyncClient.create();

    @Override
    public Map<String, Object> handleRequest(Map<String, String> event, Context context) {
        Instant day = Instant.parse(event.get("day") + "T00:00:00Z");
        try {
            return events.describeArchive(describe -> describe.archiveName(event.get("archive")))
                    .thenCompose(archive -> replay(archive, day))
                    .join();
        } catch (CompletionException e) {
            ResourceNotFoundException cause = (ResourceNotFoundException) e.getCause();
            return Map.of("missing", cause.awsErrorDetails().errorMessage());
        }
    }

    private CompletableFuture<Map<String, Object>> replay(DescribeArchiveResponse archive, Instant day) {
        if (archive.state() != ArchiveState.ENABLED || archive.creationTime().isAfter(day)) {
            return CompletableFuture.completedFuture(
                    Map.of("state", archive.stateAsString(), "size", archive.sizeBytes()));
        }
        return events.startReplay(start -> start.replayName(archive.archiveName() + "-" + day.getEpochSecond())
                        .eventSourceArn(archive.archiveArn())
                        .destination(to -> to.arn(archive.eventSourceArn()))
                        .eventStartTime(day)
                        .eventEndTime(day.plus(1, ChronoUnit.DAYS)))
                .thenCompose(started -> events.describeReplay(
                        describe -> describe.replayName(started.replayArn().replaceFirst(".*/", ""))))
                .thenApply(replay -> Map.of(
                        "state", replay.stateAsString(),
                        "until", replay.eventLastReplayedTime().toString(),
                        "events", archive.eventCount()));
    }
}
