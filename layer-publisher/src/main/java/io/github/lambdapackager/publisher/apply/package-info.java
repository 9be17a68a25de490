/** Observes registries, and carries plans out. */
@NullMarked
package io.github.lambdapackager.publisher.apply;

import org.jspecify.annotations.NullMarked;
