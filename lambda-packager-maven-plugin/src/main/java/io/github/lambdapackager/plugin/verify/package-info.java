/** Runs packages as Lambda does, under its genuine runtime client, and compares what they do. */
@NullMarked
package io.github.lambdapackager.plugin.verify;

import org.jspecify.annotations.NullMarked;
