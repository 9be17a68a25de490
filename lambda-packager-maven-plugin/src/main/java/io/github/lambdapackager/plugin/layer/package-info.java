/** Decides which artifacts travel in layers, keeps the decision in a file, and tells where a build departs from it. */
@NullMarked
package io.github.lambdapackager.plugin.layer;

import org.jspecify.annotations.NullMarked;
