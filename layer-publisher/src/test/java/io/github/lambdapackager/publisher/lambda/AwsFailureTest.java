package io.github.lambdapackager.publisher.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdapackager.publisher.model.Target;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
        assertThat(kind(answer(403, "InvalidSignatureException", "Signature expired: 20261125T120000Z is now earlier")))
                .isEqualTo(AwsFailure.Kind.LATER);
        assertThat(kind(answer(403, "InvalidSignatureException", "The signature does not match")))
                .isEqualTo(AwsFailure.Kind.REFUSED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            CodeStorageExceededException | free code storage: layer-publisher prune, or --s3-reference, which takes none
            ExpiredTokenException        | renew the credentials and run it again: what is done is not done twice
            AccessDenied                 | layer-publisher iam-policy prints the rights that are needed
            RequestTimeTooSkewed         | set this machine's clock and run it again: what is done is not done twice
            InvalidSignatureException    | set this machine's clock, or check the secret key, and run it again
            NoSuchBucket                 | create the bucket in this Region, or name another with --bucket
            """)
    void theMessageSaysWhatToDo(String code, String remedy) {
        assertThat(message(answer(400, code)))
                .isEqualTo("publishing layer shared in 111111111111/eu-west-1: " + code + ": no\n  → " + remedy);
    }

    @Test
    void anAnswerWithoutAWordIsADenial() {
        assertThat(message(answer(403, "")))
                .isEqualTo("publishing layer shared in 111111111111/eu-west-1: no\n"
                        + "  → layer-publisher iam-policy prints the rights that are needed");
    }

    private static String message(SdkException exception) {
        return new AwsFailure(exception).message("publishing layer shared", new Target("111111111111", "eu-west-1"));
    }

    private static AwsFailure.Kind kind(SdkException exception) {
        return new AwsFailure(exception).kind();
    }

    private static SdkClientException client(Throwable cause) {
        return SdkClientException.create("Unable to execute HTTP request", cause);
    }

    private static SdkException answer(int status, String code) {
        return answer(status, code, "no");
    }

    private static SdkException answer(int status, String code, String message) {
        return LambdaException.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage(message)
                        .build())
                .build();
    }
}
