/** Fetches what the goals need beside a module's own dependencies. */
@NullMarked
package io.github.lambdapackager.plugin.resolve;

import org.jspecify.annotations.NullMarked;
