/** The command line, and the only place that knows picocli. */
@NullMarked
package io.github.lambdapackager.publisher.cli;

import org.jspecify.annotations.NullMarked;
