package io.github.lambdapackager.publisher.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdapackager.publisher.model.Target;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

final class AwsFailureTest {
    @Test
    void whatWasNeverSentMayBeSentAgain() {
        assertThat(kind(client(new ConnectException("refused")))).isEqualTo(AwsFailure.Kind.LATER);
    }

    @Test
    void aBrokenConnectionLeavesADoubt() {
        assertThat(kind(client(new SocketException("reset")))).isEqualTo(AwsFailure.Kind.IN_DOUBT);
        assertThat(kind(client(new IOException("ended")))).isEqualTo(AwsFailure.Kind.IN_DOUBT);
    }

    @Test
    void aTimeoutLeavesADoubt() {
        assertThat(kind(ApiCallTimeoutException.create(1))).isEqualTo(AwsFailure.Kind.IN_DOUBT);
    }

    @Test
    void aServerErrorLeavesADoubt() {
        assertThat(kind(answer(500, "ServiceException"))).isEqualTo(AwsFailure.Kind.IN_DOUBT);
        assertThat(kind(answer(503, "Unavailable"))).isEqualTo(AwsFailure.Kind.IN_DOUBT);
    }

    @Test
    void aRefusalIsNoDoubt() {
        assertThat(kind(answer(403, "AccessDeniedException"))).isEqualTo(AwsFailure.Kind.REFUSED);
        assertThat(kind(SdkClientException.create("Unable to load credentials")))
                .isEqualTo(AwsFailure.Kind.REFUSED);
    }

    @Test
    void tooManyRequestsWereNotCarriedOut() {
        AwsFailure failure = new AwsFailure(TooManyRequestsException.builder()
                .statusCode(429)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode("TooManyRequestsException")
                        .sdkHttpResponse(SdkHttpResponse.builder()
                                .statusCode(429)
                                .putHeader("Retry-After", "7")
                                .build())
                        .build())
                .build());

        assertThat(failure.kind()).isEqualTo(AwsFailure.Kind.LATER);
        assertThat(failure.retryAfter()).contains(Duration.ofSeconds(7));
    }

    @Test
    void aWrongClockIsNoDoubt() {
        assertThat(kind(answer(403, "RequestTimeTooSkewed"))).isEqualTo(AwsFailure.Kind.LATER);
    }

    @Test
    void theMessageSaysWhatToDo() {
        assertThat(new AwsFailure(answer(400, "CodeStorageExceededException"))
                        .message("publishing layer shared", new Target("111111111111", "eu-west-1")))
                .isEqualTo("publishing layer shared in 111111111111/eu-west-1: CodeStorageExceededException: no\n"
                        + "  → free code storage: layer-publisher prune, or --s3-reference, which takes none");
        assertThat(new AwsFailure(answer(403, "ExpiredTokenException"))
                        .message("listing layer shared", new Target("111111111111", "eu-west-1")))
                .isEqualTo("listing layer shared in 111111111111/eu-west-1: ExpiredTokenException: no\n"
                        + "  → renew the credentials and run it again: what is done is not done twice");
    }

    private static AwsFailure.Kind kind(SdkException exception) {
        return new AwsFailure(exception).kind();
    }

    private static SdkClientException client(Throwable cause) {
        return SdkClientException.create("Unable to execute HTTP request", cause);
    }

    private static SdkException answer(int status, String code) {
        return LambdaException.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage("no")
                        .build())
                .build();
    }
}
