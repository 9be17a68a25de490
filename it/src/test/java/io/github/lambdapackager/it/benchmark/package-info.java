/** Measures our builds beside those of other tools, on generated monorepos. */
@NullMarked
package io.github.lambdapackager.it.benchmark;

import org.jspecify.annotations.NullMarked;
