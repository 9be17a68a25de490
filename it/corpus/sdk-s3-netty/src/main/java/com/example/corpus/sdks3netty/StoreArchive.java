package com.example.corpus.sdks3netty;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Uploads an archive in parts at once, and takes them back where S3 does not want the whole. */
public class StoreArchive implements RequestHandler<StoreArchive.Archive, Map<String, Object>> {
    private final S3AsyncClient s3 = S3AsyncClient.create();

    @Override
    public Map<String, Object> handleRequest(Archive archive, Context context) {
        String upload = s3.createMultipartUpload(create ->
                        create.bucket("archive").key(archive.name).metadata(Map.of("parts", "" + archive.parts.size())))
                .join()
                .uploadId();
        List<CompletedPart> parts =
                IntStream.range(0, archive.parts.size())
                        .mapToObj(index -> upload(archive, upload, index))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();
        try {
            CompleteMultipartUploadResponse stored = s3.completeMultipartUpload(complete -> complete.bucket("archive")
                            .key(archive.name)
                            .uploadId(upload)
                            .multipartUpload(all -> all.parts(parts)))
                    .join();
            return Map.of("stored", stored.key(), "tag", stored.eTag(), "version", String.valueOf(stored.versionId()));
        } catch (CompletionException e) {
            S3Exception cause = (S3Exception) e.getCause();
            s3.abortMultipartUpload(
                            abort -> abort.bucket("archive").key(archive.name).uploadId(upload))
                    .join();
            return Map.of("aborted", upload, "code", cause.awsErrorDetails().errorCode());
        }
    }

    private CompletableFuture<CompletedPart> upload(Archive archive, String upload, int index) {
        int number = index + 1;
        return s3.uploadPart(
                        part -> part.bucket("archive")
                                .key(archive.name)
                                .uploadId(upload)
                                .partNumber(number),
                        AsyncRequestBody.fromString(archive.parts.get(index)))
                .thenApply(stored -> CompletedPart.builder()
                        .partNumber(number)
                        .eTag(stored.eTag())
                        .build());
    }

    public static class Archive {
        public String name;
        public List<String> parts;
    }
}
