package io.github.lambdapackager.plugin.reactor;

import java.nio.file.Path;

/**
 * The JDK that stands for a Lambda runtime.
 *
 * @param version its full version, such as 17.0.15
 * @param matches whether it is of the runtime's own Java version
 */
public record RuntimeJdk(Path home, String version, boolean matches) {}
