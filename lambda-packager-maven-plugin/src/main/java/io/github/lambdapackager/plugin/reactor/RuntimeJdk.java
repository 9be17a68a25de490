package io.github.lambdapackager.plugin.reactor;

import java.nio.file.Path;

/**
 * The JDK whose classes stand for those of a Lambda runtime.
 *
 * @param matches whether it is of the runtime's own Java version
 */
public record RuntimeJdk(Path home, boolean matches) {}
