/** AWS, and the only place that knows its SDK. */
@NullMarked
package io.github.lambdapackager.publisher.lambda;

import org.jspecify.annotations.NullMarked;
