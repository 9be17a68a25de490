package com.example.corpus.sdks3crtclient;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.DeletedObject;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;

/** Deletes what was deleted in a versioned bucket for good. */
public class EmptyTrash implements RequestHandler<Map<String, String>, Map<String, Object>> {
    private final S3Client s3 = S3Client.create();

    @Override
    public Map<String, Object> handleRequest(Map<String, String> event, Context context) {
        String bucket = event.get("bucket");
        List<ObjectIdentifier> old = new ArrayList<>();
        for (ListObjectVersionsResponse page : s3.listObjectVersionsPaginator(list -> list.bucket(bucket))) {
            page.deleteMarkers().forEach(each -> old.add(identifier(each.key(), each.versionId())));
            page.versions().stream()
                    .filter(each -> !each.isLatest())
                    .forEach(each -> old.add(identifier(each.key(), each.versionId())));
        }
        if (old.isEmpty()) {
            return Map.of("bucket", bucket, "deleted", List.of());
        }
        DeleteObjectsResponse answer =
                s3.deleteObjects(delete -> delete.bucket(bucket).delete(all -> all.objects(old)));
        return Map.of(
                "bucket", bucket,
                "deleted", answer.deleted().stream().map(EmptyTrash::name).toList(),
                "kept",
                        answer.errors().stream()
                                .map(error -> error.key() + ": " + error.code())
                                .toList());
    }

    private static ObjectIdentifier identifier(String key, String version) {
        return ObjectIdentifier.builder().key(key).versionId(version).build();
    }

    private static String name(DeletedObject object) {
        return object.key() + (object.deleteMarker() ? " (marker)" : " " + object.versionId());
    }
}
