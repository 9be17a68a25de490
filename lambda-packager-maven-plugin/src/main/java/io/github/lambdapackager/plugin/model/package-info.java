/** The nouns of a build: immutable records without input or output. */
@NullMarked
package io.github.lambdapackager.plugin.model;

import org.jspecify.annotations.NullMarked;
