package io.github.lambdapackager.plugin.verify.aws;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Completes answers about objects as S3 does: with the content's tag, and cut to the range asked for. The Common
 * Runtime's client does not do without.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html">GetObject</a>
 */
final class S3Objects {
    private static final Set<String> STORING = Set.of("PutObject", "UploadPart");
    private static final Set<String> FETCHING = Set.of("GetObject", "HeadObject");
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,18})-(\\d{1,18})?");
    private static final int OK = 200;
    private static final int PARTIAL_CONTENT = 206;

    private S3Objects() {}

    static Answer completed(AwsCall call, Answer answer) {
        if (!call.service().equals("s3") || answer.status() != OK) {
            return answer;
        } else if (STORING.contains(call.operation())) {
            return tagged(answer, call.content());
        } else if (FETCHING.contains(call.operation())) {
            return cut(tagged(answer, answer.body()), call.head().header("range"));
        }
        return answer;
    }

    private static Answer tagged(Answer answer, byte[] content) {
        return answer.headers().containsKey("ETag")
                ? answer
                : answer.with("ETag", '"' + SqsReceipts.md5(content) + '"');
    }

    private static Answer cut(Answer whole, String range) {
        Matcher bytes = RANGE.matcher(range);
        int length = whole.body().length;
        if (!bytes.matches() || Long.parseLong(bytes.group(1)) >= length) {
            return whole;
        }
        int first = Integer.parseInt(bytes.group(1));
        int last = bytes.group(2) == null ? length - 1 : (int) Math.min(Long.parseLong(bytes.group(2)), length - 1);
        return new Answer(PARTIAL_CONTENT, whole.headers(), Arrays.copyOfRange(whole.body(), first, last + 1))
                .with("Content-Range", "bytes " + first + "-" + last + "/" + length);
    }
}
