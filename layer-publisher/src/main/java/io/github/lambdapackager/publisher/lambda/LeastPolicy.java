package io.github.lambdapackager.publisher.lambda;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The IAM policy that has what publishing needs and nothing else.
 *
 * @param layers names, or {@code *}
 * @param granting whether layers are shared with others
 * @param pruning whether old versions are deleted
 * @param bucket where large layers go, and locks
 * @param locking whether locks are taken
 * @param parameterPrefix below which parameters are written
 */
public record LeastPolicy(
        String partition,
        String account,
        List<String> regions,
        List<String> layers,
        boolean granting,
        boolean pruning,
        Optional<BucketSettings> bucket,
        boolean locking,
        Optional<String> parameterPrefix) {
    /** The policy's document. */
    public Map<String, Object> document() {
        List<Map<String, Object>> statements = new ArrayList<>();
        // Lambda knows no resource for a listing.
        statements.add(statement(
                "List",
                pruning
                        ? List.of("lambda:ListLayerVersions", "lambda:ListFunctions")
                        : List.of("lambda:ListLayerVersions"),
                List.of("*")));
        statements.add(statement("Publish", List.of("lambda:PublishLayerVersion"), layerArns("")));
        statements.add(statement("Versions", versionActions(), layerArns(":*")));
        bucket.ifPresent(settings -> addBucket(settings, statements));
        parameterPrefix.ifPresent(prefix -> statements.add(statement(
                "Parameters",
                List.of("ssm:GetParameter", "ssm:PutParameter"),
                regions.stream()
                        .map(region ->
                                "arn:" + partition + ":ssm:" + region + ":" + account + ":parameter" + prefix + "/*")
                        .toList())));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("Version", "2012-10-17");
        document.put("Statement", statements);
        return document;
    }

    private List<String> versionActions() {
        List<String> actions = new ArrayList<>(List.of("lambda:GetLayerVersion"));
        if (granting || pruning) {
            actions.add("lambda:GetLayerVersionPolicy");
        }
        if (granting) {
            actions.add("lambda:AddLayerVersionPermission");
        }
        if (pruning) {
            actions.add("lambda:DeleteLayerVersion");
        }
        return actions;
    }

    private List<String> layerArns(String suffix) {
        List<String> arns = new ArrayList<>();
        for (String region : regions) {
            layers.forEach(layer ->
                    arns.add("arn:" + partition + ":lambda:" + region + ":" + account + ":layer:" + layer + suffix));
        }
        return arns;
    }

    private void addBucket(BucketSettings settings, List<Map<String, Object>> statements) {
        String arn = "arn:" + partition + ":s3:::"
                + settings.template().replace("{region}", "*").replace("{account}", account);
        String objects = arn + "/" + settings.prefix();
        // Without it S3 answers "denied", not "not found", for an object that is not there.
        statements.add(statement("Bucket", List.of("s3:ListBucket"), List.of(arn)));
        List<String> actions = new ArrayList<>(List.of("s3:GetObject", "s3:PutObject", "s3:AbortMultipartUpload"));
        if (settings.reference()) {
            actions.add("s3:GetObjectVersion");
        }
        statements.add(statement("Upload", actions, List.of(objects + "*.zip")));
        if (locking) {
            statements.add(statement(
                    "Lock", List.of("s3:GetObject", "s3:PutObject", "s3:DeleteObject"), List.of(objects + "locks/*")));
        }
        settings.kmsKey()
                .ifPresent(key -> statements.add(
                        statement("Encrypt", List.of("kms:GenerateDataKey", "kms:Decrypt"), List.of(key))));
    }

    private static Map<String, Object> statement(String sid, List<String> actions, List<String> resources) {
        Map<String, Object> statement = new LinkedHashMap<>();
        statement.put("Sid", sid);
        statement.put("Effect", "Allow");
        statement.put("Action", actions);
        statement.put("Resource", resources);
        return statement;
    }
}
