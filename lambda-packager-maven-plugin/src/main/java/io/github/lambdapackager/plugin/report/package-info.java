/** Tells people and pipelines what was built. */
@NullMarked
package io.github.lambdapackager.plugin.report;

import org.jspecify.annotations.NullMarked;
