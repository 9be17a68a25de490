/** The steps composed: one class for each thing that a user can ask for. */
@NullMarked
package io.github.lambdapackager.publisher.run;

import org.jspecify.annotations.NullMarked;
