package io.github.lambdapackager.publisher.lambda;

import io.github.lambdapackager.publisher.model.Target;
import io.github.lambdapackager.publisher.registry.LayerUpload;
import io.github.lambdapackager.publisher.registry.UploadListener;
import java.io.IOException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.LayerVersionContentInput;
import software.amazon.awssdk.services.lambda.model.S3ObjectStorageMode;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.transfer.s3.S3TransferManager;
import software.amazon.awssdk.transfer.s3.model.UploadFileRequest;
import software.amazon.awssdk.transfer.s3.progress.TransferListener;

/** The bucket of one Region: an object is named by its zip's SHA-256, so it is put once and never changes. */
final class LayerBucket {
    private final Target target;
    private final BucketSettings settings;
    private final S3AsyncClient s3;
    private final StartedUploads started;
    private final UploadListener listener;

    /** @param started what the client starts */
    LayerBucket(
            Target target, BucketSettings settings, S3AsyncClient s3, StartedUploads started, UploadListener listener) {
        this.target = target;
        this.settings = settings;
        this.s3 = s3;
        this.started = started;
        this.listener = listener;
    }

    /** Whether small zips go through it too. */
    boolean always() {
        return settings.reference();
    }

    LayerVersionContentInput put(LayerUpload upload) throws IOException, InterruptedException {
        String bucket = settings.bucket(target);
        String key = key(upload);
        Optional<HeadObjectResponse> present = head(bucket, key, upload);
        Optional<String> version =
                present.isPresent() ? version(present.get().versionId()) : upload(bucket, key, upload);
        LayerVersionContentInput.Builder content =
                LayerVersionContentInput.builder().s3Bucket(bucket).s3Key(key);
        version.ifPresent(content::s3ObjectVersion);
        if (settings.reference()) {
            if (version.isEmpty()) {
                throw new IOException(
                        "bucket " + bucket + " is not versioned, which S3ObjectStorageMode=REFERENCE needs"
                                + "\n  → switch its versioning on, or publish without --s3-reference");
            }
            content.s3ObjectStorageMode(S3ObjectStorageMode.REFERENCE);
        }
        return content.build();
    }

    private String key(LayerUpload upload) {
        byte[] sha256 = Base64.getDecoder().decode(upload.layer().zip().sha256());
        return settings.prefix() + HexFormat.of().formatHex(sha256) + ".zip";
    }

    /** What was put before its bucket was versioned has no version that could be referred to. */
    private static Optional<String> version(@Nullable String id) {
        return Optional.ofNullable(id).filter(version -> !version.equals("null"));
    }

    /** An object of another length, or without a version where one is needed, is put again. */
    private Optional<HeadObjectResponse> head(String bucket, String key, LayerUpload upload)
            throws IOException, InterruptedException {
        try {
            HeadObjectResponse head = new S3Calls(target)
                    .await(
                            "looking for s3://" + bucket + "/" + key,
                            s3.headObject(request -> request.bucket(bucket).key(key)));
            boolean usable = Long.valueOf(upload.layer().zip().zippedBytes()).equals(head.contentLength())
                    && (!settings.reference() || version(head.versionId()).isPresent());
            return usable ? Optional.of(head) : Optional.empty();
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        }
    }

    private Optional<String> upload(String bucket, String key, LayerUpload upload)
            throws IOException, InterruptedException {
        PutObjectRequest.Builder put = PutObjectRequest.builder()
                .bucket(bucket)
                .key(key)
                .contentType("application/zip")
                .checksumAlgorithm(ChecksumAlgorithm.CRC32);
        settings.kmsKey()
                .ifPresent(kmsKey ->
                        put.serverSideEncryption(ServerSideEncryption.AWS_KMS).ssekmsKeyId(kmsKey));
        try (S3TransferManager transfers =
                S3TransferManager.builder().s3Client(s3).build()) {
            UploadFileRequest request = UploadFileRequest.builder()
                    .putObjectRequest(put.build())
                    .source(upload.zip())
                    .addTransferListener(progress(upload))
                    .build();
            return version(new S3Calls(target)
                    .await(
                            "uploading layer " + upload.layer().name() + " to s3://" + bucket + "/" + key,
                            transfers.uploadFile(request).completionFuture())
                    .response()
                    .versionId());
        } catch (IOException e) {
            removeParts(bucket, key, e);
            throw e;
        }
    }

    /** The transfer manager does so too, but does not wait for it, and this program is about to end. */
    private void removeParts(String bucket, String key, IOException failure) throws InterruptedException {
        Optional<String> id = started.take(key);
        if (id.isPresent()) {
            try {
                new S3Calls(target)
                        .await(
                                "removing the parts of s3://" + bucket + "/" + key,
                                s3.abortMultipartUpload(request ->
                                        request.bucket(bucket).key(key).uploadId(id.get())));
            } catch (IOException e) {
                failure.addSuppressed(e);
            }
        }
    }

    private TransferListener progress(LayerUpload upload) {
        return new TransferListener() {
            @Override
            public void bytesTransferred(Context.BytesTransferred context) {
                listener.sent(
                        target,
                        upload.layer().name(),
                        context.progressSnapshot().transferredBytes(),
                        upload.layer().zip().zippedBytes());
            }
        };
    }

    void close() {
        s3.close();
    }
}
