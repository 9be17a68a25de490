/** The POM of a library as consumers get it. */
@NullMarked
package io.github.lambdapackager.publisher.pom;

import org.jspecify.annotations.NullMarked;
