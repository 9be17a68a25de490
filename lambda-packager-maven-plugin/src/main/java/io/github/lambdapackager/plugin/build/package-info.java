/** Composes the steps of a build, one after the other. */
@NullMarked
package io.github.lambdapackager.plugin.build;

import org.jspecify.annotations.NullMarked;
