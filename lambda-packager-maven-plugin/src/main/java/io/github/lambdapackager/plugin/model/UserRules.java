package io.github.lambdapackager.plugin.model;

/**
 * ProGuard rules that the user wrote.
 *
 * @param source where they stand, as an error names it: a file relative to the module, or the POM
 */
public record UserRules(String source, String text) {}
