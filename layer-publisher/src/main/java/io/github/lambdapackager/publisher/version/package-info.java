/** Pure: which version comes next. */
@NullMarked
package io.github.lambdapackager.publisher.version;

import org.jspecify.annotations.NullMarked;
