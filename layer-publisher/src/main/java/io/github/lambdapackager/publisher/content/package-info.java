/** The identity of what a library ships, without what only debuggers read. */
@NullMarked
package io.github.lambdapackager.publisher.content;

import org.jspecify.annotations.NullMarked;
