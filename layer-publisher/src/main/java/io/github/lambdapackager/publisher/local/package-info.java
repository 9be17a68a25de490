/** A registry in a folder, with Lambda's semantics. */
@NullMarked
package io.github.lambdapackager.publisher.local;

import org.jspecify.annotations.NullMarked;
