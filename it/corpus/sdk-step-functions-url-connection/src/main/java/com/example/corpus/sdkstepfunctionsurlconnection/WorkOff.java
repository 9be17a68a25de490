package com.example.corpus.sdkstepfunctionsurlconnection;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskResponse;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/** Takes a task of an activity, does it, and tells the workflow. */
public class WorkOff implements RequestHandler<Map<String, String>, Map<String, String>> {
    private final SfnClient workflows = SfnClient.create();

    @Override
    public Map<String, String> handleRequest(Map<String, String> event, Context context) {
        GetActivityTaskResponse task = workflows.getActivityTask(
                get -> get.activityArn(event.get("activity")).workerName(context.getFunctionName()));
        if (task.taskToken() == null) {
            return Map.of("outcome", "nothing to do");
        }
        try {
            workflows.sendTaskHeartbeat(beat -> beat.taskToken(task.taskToken()));
            if (task.input().isBlank() || task.input().equals("{}")) {
                workflows.sendTaskFailure(failure ->
                        failure.taskToken(task.taskToken()).error("EmptyInput").cause("There is nothing to count."));
                return Map.of("outcome", "failed", "input", task.input());
            }
            workflows.sendTaskSuccess(success -> success.taskToken(task.taskToken())
                    .output("{\"characters\": " + task.input().length() + "}"));
            return Map.of("outcome", "done", "characters", "" + task.input().length());
        } catch (TaskTimedOutException e) {
            return Map.of("outcome", "too late", "message", e.awsErrorDetails().errorMessage());
        }
    }
}
