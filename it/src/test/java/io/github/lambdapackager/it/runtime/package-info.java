/** Runs a package as Lambda would, under the genuine runtime client. */
@NullMarked
package io.github.lambdapackager.it.runtime;

import org.jspecify.annotations.NullMarked;
