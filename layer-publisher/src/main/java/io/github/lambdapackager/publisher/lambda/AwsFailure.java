package io.github.lambdapackager.publisher.lambda;

import io.github.lambdapackager.publisher.model.Target;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

/** What a failed call to AWS means: may it be made again, and what should the user do? */
final class AwsFailure {
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int FIRST_SERVER_ERROR = 500;
    private static final int FORBIDDEN = 403;
    private static final String RENEW = "renew the credentials and run it again: what is done is not done twice";
    private static final String RIGHTS = "layer-publisher iam-policy prints the rights that are needed";
    private static final String CLOCK = "set this machine's clock and run it again: what is done is not done twice";
    private static final Map<String, String> REMEDIES = Map.ofEntries(
            Map.entry("ExpiredTokenException", RENEW),
            Map.entry("ExpiredToken", RENEW),
            Map.entry("UnrecognizedClientException", RENEW),
            Map.entry("InvalidClientTokenId", RENEW),
            Map.entry("AccessDeniedException", RIGHTS),
            Map.entry("AccessDenied", RIGHTS),
            Map.entry("RequestTimeTooSkewed", CLOCK),
            Map.entry("RequestExpired", CLOCK),
            Map.entry("RequestInTheFuture", CLOCK),
            Map.entry(
                    "InvalidSignatureException", "set this machine's clock, or check the secret key, and run it again"),
            Map.entry("SignatureDoesNotMatch", "set this machine's clock, or check the secret key, and run it again"),
            Map.entry("NoSuchBucket", "create the bucket in this Region, or name another with --bucket"),
            Map.entry(
                    "CodeStorageExceededException",
                    "free code storage: layer-publisher prune, or --s3-reference, which takes none"));

    /** What a failure says about the call. */
    enum Kind {
        /** It was not carried out, but may be if it is made again. */
        LATER,
        /** It was not carried out, and never will be. */
        REFUSED,
        /** It may have been carried out. */
        IN_DOUBT
    }

    private final SdkException exception;

    AwsFailure(SdkException exception) {
        this.exception = exception;
    }

    Kind kind() {
        if (exception instanceof AwsServiceException answer) {
            if (answer.statusCode() == TOO_MANY_REQUESTS
                    || answer.isThrottlingException()
                    || answer.isClockSkewException()
                    || isOfAnotherTime()) {
                return Kind.LATER;
            }
            return answer.statusCode() >= FIRST_SERVER_ERROR ? Kind.IN_DOUBT : Kind.REFUSED;
        }
        if (causes().anyMatch(AwsFailure::isBeforeSending)) {
            return Kind.LATER;
        }
        // Without trouble on the wire it is about credentials or settings; but the SDK's own time-out has no cause.
        boolean onTheWire = causes().anyMatch(IOException.class::isInstance) || exception.retryable();
        return onTheWire || isTimeout() ? Kind.IN_DOUBT : Kind.REFUSED;
    }

    /** The SDK has learnt the server's time from such an answer, and will sign the next call with that. */
    private boolean isOfAnotherTime() {
        return details()
                .flatMap(details -> Optional.ofNullable(details.errorMessage()))
                .filter(message ->
                        message.startsWith("Signature expired") || message.startsWith("Signature not yet current"))
                .isPresent();
    }

    private boolean isTimeout() {
        return exception.getClass().getSimpleName().contains("Timeout");
    }

    private static boolean isBeforeSending(Throwable cause) {
        return cause instanceof ConnectException
                || cause instanceof UnknownHostException
                || cause instanceof NoRouteToHostException
                // The HTTP client's own type for a connection that was never made.
                || (cause instanceof SocketTimeoutException
                        && cause.getClass().getSimpleName().equals("ConnectTimeoutException"));
    }

    private Stream<Throwable> causes() {
        return Stream.iterate(
                        Optional.<Throwable>of(exception),
                        Optional::isPresent,
                        cause -> cause.flatMap(one -> Optional.ofNullable(one.getCause())))
                .map(Optional::orElseThrow);
    }

    /** How long the server asks to wait. */
    Optional<Duration> retryAfter() {
        Optional<String> header = details()
                .flatMap(details -> Optional.ofNullable(details.sdkHttpResponse()))
                .flatMap(response -> response.firstMatchingHeader("Retry-After"));
        Optional<String> seconds = exception instanceof TooManyRequestsException tooMany
                ? header.or(() -> Optional.ofNullable(tooMany.retryAfterSeconds()))
                : header;
        return seconds.filter(text -> text.matches("[0-9]{1,4}"))
                .map(Long::valueOf)
                .map(Duration::ofSeconds);
    }

    /** One line, and a second with what to do where that is known. */
    String message(String what, Target target) {
        String code = details().map(AwsErrorDetails::errorCode).orElse("");
        String said =
                details().map(AwsErrorDetails::errorMessage).orElseGet(() -> String.valueOf(exception.getMessage()));
        String text = what + " in " + target + ": " + (code.isEmpty() ? "" : code + ": ") + said;
        return remedy(code).map(remedy -> text + "\n  → " + remedy).orElse(text);
    }

    private Optional<String> remedy(String code) {
        // The answer to a HEAD has no body that could say more.
        boolean denied =
                code.isEmpty() && exception instanceof AwsServiceException answer && answer.statusCode() == FORBIDDEN;
        return denied ? Optional.of(RIGHTS) : Optional.ofNullable(REMEDIES.get(code));
    }

    private Optional<AwsErrorDetails> details() {
        return exception instanceof AwsServiceException answer
                ? Optional.ofNullable(answer.awsErrorDetails())
                : Optional.empty();
    }
}
