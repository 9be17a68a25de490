/** Maven repositories by Maven's own Resolver. */
@NullMarked
package io.github.lambdapackager.publisher.repository;

import org.jspecify.annotations.NullMarked;
