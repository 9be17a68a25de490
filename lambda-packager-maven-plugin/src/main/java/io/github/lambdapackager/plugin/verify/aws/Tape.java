package io.github.lambdapackager.plugin.verify.aws;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an emulator answered in one run, so that the next run gets the same answers whatever the emulator remembers. */
public final class Tape {
    private final Map<String, List<Answer>> answers = new HashMap<>();

    synchronized void record(AwsCall call, Answer answer) {
        answers.computeIfAbsent(call.key(), key -> new ArrayList<>()).add(answer);
    }

    /** @param number counted from 1 */
    synchronized Optional<Answer> answer(AwsCall call, int number) {
        List<Answer> recorded = answers.getOrDefault(call.key(), List.of());
        return number <= recorded.size() ? Optional.of(recorded.get(number - 1)) : Optional.empty();
    }
}
