/** The nouns that a build and its publishing share: immutable values without input or output. */
@NullMarked
package io.github.lambdapackager.publisher.model;

import org.jspecify.annotations.NullMarked;
