package io.github.lambdapackager.plugin.verify.aws;

/** tmp. */
public record AwsRequest(String service, String operation, String body, int status) {}
