/** Reads Maven's model of the build. */
@NullMarked
package io.github.lambdapackager.plugin.reactor;

import org.jspecify.annotations.NullMarked;
