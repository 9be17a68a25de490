package io.github.lambdapackager.plugin.verify.aws;

import java.util.List;

/**
 * Names S3's operations, which requests only imply.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations_Amazon_Simple_Storage_Service.html">S3</a>
 */
final class S3Operations {
    private static final List<Rule> RULES = List.of(
            new Rule("GET", Level.OBJECT, "tagging", "GetObjectTagging"),
            new Rule("GET", Level.OBJECT, "attributes", "GetObjectAttributes"),
            new Rule("GET", Level.OBJECT, "acl", "GetObjectAcl"),
            new Rule("GET", Level.OBJECT, "uploadId", "ListParts"),
            new Rule("GET", Level.OBJECT, "", "GetObject"),
            new Rule("HEAD", Level.OBJECT, "", "HeadObject"),
            new Rule("PUT", Level.OBJECT, "uploadId", "UploadPart"),
            new Rule("PUT", Level.OBJECT, "tagging", "PutObjectTagging"),
            new Rule("PUT", Level.OBJECT, "acl", "PutObjectAcl"),
            new Rule("PUT", Level.OBJECT, "", "PutObject"),
            new Rule("POST", Level.OBJECT, "uploads", "CreateMultipartUpload"),
            new Rule("POST", Level.OBJECT, "uploadId", "CompleteMultipartUpload"),
            new Rule("POST", Level.OBJECT, "select", "SelectObjectContent"),
            new Rule("DELETE", Level.OBJECT, "uploadId", "AbortMultipartUpload"),
            new Rule("DELETE", Level.OBJECT, "tagging", "DeleteObjectTagging"),
            new Rule("DELETE", Level.OBJECT, "", "DeleteObject"),
            new Rule("GET", Level.BUCKET, "list-type", "ListObjectsV2"),
            new Rule("GET", Level.BUCKET, "versions", "ListObjectVersions"),
            new Rule("GET", Level.BUCKET, "uploads", "ListMultipartUploads"),
            new Rule("GET", Level.BUCKET, "location", "GetBucketLocation"),
            new Rule("GET", Level.BUCKET, "prefix", "ListObjects"),
            new Rule("HEAD", Level.BUCKET, "", "HeadBucket"),
            new Rule("PUT", Level.BUCKET, "", "CreateBucket"),
            new Rule("DELETE", Level.BUCKET, "", "DeleteBucket"),
            new Rule("POST", Level.BUCKET, "delete", "DeleteObjects"),
            new Rule("GET", Level.SERVICE, "", "ListBuckets"));

    private S3Operations() {}

    /** The HTTP method where the operation is none of the usual ones. */
    static String name(RequestHead head) {
        if (!head.header("x-amz-copy-source").isEmpty()) {
            return head.asks("uploadId") ? "UploadPartCopy" : "CopyObject";
        }
        return RULES.stream()
                .filter(rule -> rule.matches(head))
                .map(Rule::operation)
                .findFirst()
                .orElse(head.method());
    }

    private enum Level {
        SERVICE,
        BUCKET,
        OBJECT;

        static Level of(String path) {
            String resource = path.substring(1);
            int slash = resource.indexOf('/');
            if (resource.isEmpty()) {
                return SERVICE;
            }
            return slash < 0 || slash == resource.length() - 1 ? BUCKET : OBJECT;
        }
    }

    private record Rule(String method, Level level, String parameter, String operation) {
        boolean matches(RequestHead head) {
            return head.method().equals(method)
                    && Level.of(head.path()) == level
                    && (parameter.isEmpty() || head.asks(parameter));
        }
    }
}
