package io.github.lambdapackager.plugin.verify.aws;

/** tmp. */
public final class Tape {}
