/** Real Maven builds, run and compared. */
@NullMarked
package io.github.lambdapackager.it;

import org.jspecify.annotations.NullMarked;
