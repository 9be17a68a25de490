package io.github.lambdapackager.plugin.verify;

/**
 * What a function is called with.
 *
 * @param name of its file, without the suffix
 * @param text JSON, as Lambda would hand it over
 * @param generated whether nobody wrote it: it was made up from the handler's event type
 */
public record SampleEvent(String name, String text, boolean generated) {}
