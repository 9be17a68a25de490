/** What consumers may use of a library, compared as the Java Language Specification's chapter on binary compatibility and the compiler judge it. */
@NullMarked
package io.github.lambdapackager.publisher.api;

import org.jspecify.annotations.NullMarked;
