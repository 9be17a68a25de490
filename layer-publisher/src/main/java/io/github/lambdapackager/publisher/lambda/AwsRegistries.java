package io.github.lambdapackager.publisher.lambda;

import io.github.lambdapackager.publisher.model.PublishingException;
import io.github.lambdapackager.publisher.model.Target;
import io.github.lambdapackager.publisher.registry.LayerRegistry;
import io.github.lambdapackager.publisher.registry.Registries;
import io.github.lambdapackager.publisher.registry.UploadListener;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/** Opens every Region of every account: signs in, and finds out which accounts these are. */
public final class AwsRegistries {
    private static final Duration LONGEST_CALL = Duration.ofMinutes(5);
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(2);
    private static final int CONNECTIONS = 128;
    private static final int BURST = 2;

    private final AwsSettings settings;
    private final UploadListener listener;

    public AwsRegistries(AwsSettings settings, UploadListener listener) {
        this.settings = settings;
        this.listener = listener;
    }

    /**
     * One registry for each Region of each account.
     *
     * @throws PublishingException when there is no Region, or AWS does not know who is there
     * @throws IOException when AWS cannot be reached
     */
    public Registries open() throws PublishingException, IOException {
        List<String> regions = settings.regions().isEmpty() ? List.of(defaultRegion()) : settings.regions();
        SdkHttpClient http = Apache5HttpClient.builder()
                .maxConnections(CONNECTIONS)
                .connectionAcquisitionTimeout(LONGEST_CALL)
                .socketTimeout(LONGEST_SILENCE)
                .build();
        try {
            return open(regions, http);
        } catch (SdkException e) {
            http.close();
            if (new AwsFailure(e).kind() != AwsFailure.Kind.REFUSED) {
                throw new IOException("signing in to AWS: " + e.getMessage(), e);
            }
            throw new PublishingException(
                    "credentials",
                    "AWS does not accept them: " + e.getMessage(),
                    "sign in, or name a profile with --profile (-Dlambda.profile)");
        }
    }

    private Registries open(List<String> regions, SdkHttpClient http) throws PublishingException {
        Optional<SdkAsyncHttpClient> asyncHttp = settings.bucket()
                .map(bucket -> NettyNioAsyncHttpClient.builder().build());
        SignIn signIn = new SignIn(settings, Region.of(regions.get(0)), http);
        List<LayerRegistry> registries = new ArrayList<>();
        Map<Target, AwsCredentialsProvider> targets = new TreeMap<>();
        for (SignIn.Account account : signIn.accounts()) {
            for (String region : regions) {
                targets.put(new Target(account.id(), region), account.credentials());
            }
        }
        targets.forEach((target, credentials) -> registries.add(registry(target, credentials, http, asyncHttp)));
        return new Registries(registries, () -> {
            signIn.close();
            http.close();
            asyncHttp.ifPresent(SdkAsyncHttpClient::close);
        });
    }

    private String defaultRegion() throws PublishingException {
        DefaultAwsRegionProviderChain.Builder chain = DefaultAwsRegionProviderChain.builder();
        settings.profile().ifPresent(chain::profileName);
        try {
            return chain.build().getRegion().id();
        } catch (SdkException e) {
            throw new PublishingException(
                    "region", "none is set", "name one with --region eu-west-1 (-Dlambda.regions), or set AWS_REGION");
        }
    }

    private LayerRegistry registry(
            Target target,
            AwsCredentialsProvider credentials,
            SdkHttpClient http,
            Optional<SdkAsyncHttpClient> asyncHttp) {
        Region region = Region.of(target.region());
        LambdaClient lambda = LambdaClient.builder()
                .region(region)
                .credentialsProvider(credentials)
                .httpClient(http)
                .overrideConfiguration(override -> override.retryStrategy(DefaultRetryStrategy.doNotRetry())
                        .apiCallTimeout(LONGEST_CALL))
                .build();
        SsmClient ssm = SsmClient.builder()
                .region(region)
                .credentialsProvider(credentials)
                .httpClient(http)
                .overrideConfiguration(override -> override.retryStrategy(RetryMode.STANDARD))
                .build();
        return new AwsLayerRegistry(
                target,
                lambda,
                new LambdaCalls(target, new RateLimit(settings.callsPerSecond(), BURST, System::nanoTime)),
                new LayerSource(
                        target,
                        settings.bucket()
                                .map(bucket -> layerBucket(target, bucket, credentials, asyncHttp.orElseThrow()))),
                new ParameterStore(target, ssm),
                settings.bucket()
                        .map(bucket ->
                                new LockBucket(target, bucket, s3(region, credentials, asyncHttp.orElseThrow()))));
    }

    private LayerBucket layerBucket(
            Target target, BucketSettings bucket, AwsCredentialsProvider credentials, SdkAsyncHttpClient http) {
        StartedUploads started = new StartedUploads();
        return new LayerBucket(
                target, bucket, s3(Region.of(target.region()), credentials, http, started), started, listener);
    }

    private static S3AsyncClient s3(
            Region region,
            AwsCredentialsProvider credentials,
            SdkAsyncHttpClient http,
            ExecutionInterceptor... interceptors) {
        return S3AsyncClient.builder()
                .region(region)
                .credentialsProvider(credentials)
                .httpClient(http)
                .overrideConfiguration(override -> override.executionInterceptors(List.of(interceptors)))
                .multipartEnabled(true)
                .build();
    }
}
