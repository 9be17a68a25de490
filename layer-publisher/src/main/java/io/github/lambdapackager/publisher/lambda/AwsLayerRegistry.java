package io.github.lambdapackager.publisher.lambda;

import io.github.lambdapackager.publisher.manifest.PolicyFormat;
import io.github.lambdapackager.publisher.model.Architecture;
import io.github.lambdapackager.publisher.model.Grant;
import io.github.lambdapackager.publisher.model.Grants;
import io.github.lambdapackager.publisher.model.LambdaRuntime;
import io.github.lambdapackager.publisher.model.LayerVersion;
import io.github.lambdapackager.publisher.model.ManifestLayer;
import io.github.lambdapackager.publisher.model.PublishedContent;
import io.github.lambdapackager.publisher.model.Target;
import io.github.lambdapackager.publisher.registry.LayerRegistry;
import io.github.lambdapackager.publisher.registry.LayerUpload;
import io.github.lambdapackager.publisher.registry.Lease;
import io.github.lambdapackager.publisher.registry.Publication;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.AddLayerVersionPermissionRequest;
import software.amazon.awssdk.services.lambda.model.FunctionVersion;
import software.amazon.awssdk.services.lambda.model.LayerVersionContentInput;
import software.amazon.awssdk.services.lambda.model.LayerVersionsListItem;
import software.amazon.awssdk.services.lambda.model.ListFunctionsResponse;
import software.amazon.awssdk.services.lambda.model.ListLayerVersionsResponse;
import software.amazon.awssdk.services.lambda.model.PublishLayerVersionRequest;
import software.amazon.awssdk.services.lambda.model.PublishLayerVersionResponse;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/** Lambda in one Region of one account. */
final class AwsLayerRegistry implements LayerRegistry {
    private static final DateTimeFormatter CREATED = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX]")
            .toFormatter(Locale.ROOT);

    private final Target target;
    private final LambdaClient lambda;
    private final LambdaCalls calls;
    private final LayerSource source;
    private final ParameterStore parameters;
    private final Optional<LockBucket> lockBucket;

    AwsLayerRegistry(
            Target target,
            LambdaClient lambda,
            LambdaCalls calls,
            LayerSource source,
            ParameterStore parameters,
            Optional<LockBucket> lockBucket) {
        this.target = target;
        this.lambda = lambda;
        this.calls = calls;
        this.source = source;
        this.parameters = parameters;
        this.lockBucket = lockBucket;
    }

    @Override
    public Target target() {
        return target;
    }

    @Override
    public List<LayerVersion> versions(String layer) throws IOException, InterruptedException {
        List<LayerVersion> versions = new ArrayList<>();
        Optional<String> marker = Optional.empty();
        do {
            @Nullable String from = marker.orElse(null);
            ListLayerVersionsResponse page = calls.repeatable(
                    "listing layer " + layer,
                    () -> lambda.listLayerVersions(
                            request -> request.layerName(layer).marker(from).maxItems(50)));
            page.layerVersions().forEach(item -> versions.add(version(layer, item)));
            marker = Optional.ofNullable(page.nextMarker()).filter(next -> !next.isEmpty());
        } while (marker.isPresent());
        return versions.stream().sorted(LayerVersion.BY_NUMBER).toList();
    }

    private static LayerVersion version(String layer, LayerVersionsListItem item) {
        return new LayerVersion(
                layer,
                item.version(),
                item.layerVersionArn(),
                created(item.createdDate()),
                Optional.ofNullable(item.description()).flatMap(PublishedContent::parse));
    }

    private static Instant created(String date) {
        return OffsetDateTime.parse(date, CREATED).toInstant();
    }

    @Override
    public Publication publish(LayerUpload upload) throws IOException, InterruptedException {
        ManifestLayer layer = upload.layer();
        LayerVersionContentInput content = source.content(upload);
        PublishLayerVersionRequest request = PublishLayerVersionRequest.builder()
                .layerName(layer.name())
                .description(upload.content().description())
                .compatibleRuntimesWithStrings(
                        layer.runtimes().stream().map(LambdaRuntime::id).toList())
                .compatibleArchitecturesWithStrings(
                        layer.architectures().stream().map(Architecture::id).toList())
                .content(content)
                .build();
        PublishLayerVersionResponse answer =
                calls.once("publishing layer " + layer.name(), () -> lambda.publishLayerVersion(request));
        return new Publication(
                new LayerVersion(
                        layer.name(),
                        answer.version(),
                        answer.layerVersionArn(),
                        created(answer.createdDate()),
                        Optional.of(upload.content())),
                answer.content().codeSha256());
    }

    @Override
    public String zipSha256(LayerVersion version) throws IOException, InterruptedException {
        return calls.repeatable(
                        "reading " + version.arn(),
                        () -> lambda.getLayerVersion(
                                request -> request.layerName(version.layer()).versionNumber(version.number())))
                .content()
                .codeSha256();
    }

    @Override
    public Grants grants(LayerVersion version) throws IOException, InterruptedException {
        Optional<String> policy = calls.repeatable("reading the policy of " + version.arn(), () -> {
            try {
                return Optional.of(lambda.getLayerVersionPolicy(
                                request -> request.layerName(version.layer()).versionNumber(version.number()))
                        .policy());
            } catch (ResourceNotFoundException e) {
                return Optional.empty();
            }
        });
        return policy.map(PolicyFormat::read).orElse(Grants.NONE);
    }

    @Override
    public void grant(LayerVersion version, Grant grant) throws IOException, InterruptedException {
        AddLayerVersionPermissionRequest.Builder request = AddLayerVersionPermissionRequest.builder()
                .layerName(version.layer())
                .versionNumber(version.number())
                .statementId(grant.statementId())
                .action("lambda:GetLayerVersion")
                .principal(grant.principal());
        if (!grant.organization().isEmpty()) {
            request.organizationId(grant.organization());
        }
        boolean added = calls.repeatable("granting " + version.arn() + " to " + grant, () -> {
            try {
                lambda.addLayerVersionPermission(request.build());
                return true;
            } catch (ResourceConflictException e) {
                return false;
            }
        });
        // The id is taken: by an earlier call whose answer was lost, or by somebody's statement that says something
        // else.
        if (!added && !grants(version).granted().contains(grant)) {
            throw new IOException("granting " + version.arn() + " to " + grant + ": its policy has another statement "
                    + grant.statementId() + "; remove that first");
        }
    }

    @Override
    public void delete(LayerVersion version) throws IOException, InterruptedException {
        calls.repeatable(
                "deleting " + version.arn(),
                () -> lambda.deleteLayerVersion(
                        request -> request.layerName(version.layer()).versionNumber(version.number())));
    }

    @Override
    public Set<String> usedLayerVersions() throws IOException, InterruptedException {
        Set<String> used = new TreeSet<>();
        Optional<String> marker = Optional.empty();
        do {
            @Nullable String from = marker.orElse(null);
            ListFunctionsResponse page = calls.repeatable(
                    "listing functions",
                    () -> lambda.listFunctions(request ->
                            request.functionVersion(FunctionVersion.ALL).marker(from)));
            page.functions().forEach(function -> function.layers().forEach(layer -> used.add(layer.arn())));
            marker = Optional.ofNullable(page.nextMarker()).filter(next -> !next.isEmpty());
        } while (marker.isPresent());
        return used;
    }

    @Override
    public Optional<String> parameter(String name) throws IOException {
        return parameters.get(name);
    }

    @Override
    public void putParameter(String name, String value) throws IOException {
        parameters.put(name, value);
    }

    @Override
    public Lease lock() throws IOException, InterruptedException {
        if (lockBucket.isEmpty()) {
            throw new IOException("a lock in " + target + " needs a bucket: --bucket my-artifacts-{region}");
        }
        return lockBucket.get().take();
    }

    @Override
    public void close() {
        lambda.close();
        parameters.close();
        source.close();
        lockBucket.ifPresent(LockBucket::close);
    }
}
