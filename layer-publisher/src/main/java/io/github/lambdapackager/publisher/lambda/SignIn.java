package io.github.lambdapackager.publisher.lambda;

import io.github.lambdapackager.publisher.model.PublishingException;
import java.io.Closeable;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.arns.Arn;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** Who publishes: the credentials that the SDK finds, with a second factor where it is asked for, and roles on top. */
final class SignIn implements Closeable {
    private static final String SESSION = "layer-publisher";

    private final AwsSettings settings;
    private final Region region;
    private final SdkHttpClient http;
    private final List<SdkAutoCloseable> opened = new ArrayList<>();

    SignIn(AwsSettings settings, Region region, SdkHttpClient http) {
        this.settings = settings;
        this.region = region;
        this.http = http;
    }

    /** An account, and credentials for it that renew themselves. */
    record Account(String id, AwsCredentialsProvider credentials) {}

    List<Account> accounts() throws PublishingException {
        AwsCredentialsProvider base = withSecondFactor(found());
        StsClient sts = sts(base);
        if (settings.roles().isEmpty()) {
            return List.of(new Account(sts.getCallerIdentity().account(), base));
        }
        return settings.roles().stream().map(role -> account(role, sts)).toList();
    }

    private AwsCredentialsProvider found() {
        DefaultCredentialsProvider.Builder chain = DefaultCredentialsProvider.builder();
        settings.profile().ifPresent(chain::profileName);
        DefaultCredentialsProvider found = chain.build();
        opened.add(found);
        return found;
    }

    /** A code is good for one call, so it buys a session that all roles are assumed from. */
    private AwsCredentialsProvider withSecondFactor(AwsCredentialsProvider base) throws PublishingException {
        if (settings.mfa().isEmpty()) {
            return base;
        }
        AwsSettings.Mfa mfa = settings.mfa().get();
        String code = mfa.code().ask();
        Credentials session = sts(base)
                .getSessionToken(request -> request.serialNumber(mfa.serial()).tokenCode(code))
                .credentials();
        return StaticCredentialsProvider.create(
                AwsSessionCredentials.create(session.accessKeyId(), session.secretAccessKey(), session.sessionToken()));
    }

    private Account account(String role, StsClient sts) {
        StsAssumeRoleCredentialsProvider credentials = StsAssumeRoleCredentialsProvider.builder()
                .stsClient(sts)
                .refreshRequest(request -> {
                    request.roleArn(role).roleSessionName(SESSION);
                    settings.externalId().ifPresent(request::externalId);
                })
                .build();
        opened.add(credentials);
        credentials.resolveCredentials();
        return new Account(Arn.fromString(role).accountId().orElseThrow(), credentials);
    }

    private StsClient sts(AwsCredentialsProvider credentials) {
        StsClient sts = StsClient.builder()
                .region(region)
                .credentialsProvider(credentials)
                .httpClient(http)
                .build();
        opened.add(0, sts);
        return sts;
    }

    @Override
    public void close() {
        opened.forEach(SdkAutoCloseable::close);
    }
}
