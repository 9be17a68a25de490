/** Remembers what was built of which inputs, beside the packages and in a cache that builds share. */
@NullMarked
package io.github.lambdapackager.plugin.cache;

import org.jspecify.annotations.NullMarked;
