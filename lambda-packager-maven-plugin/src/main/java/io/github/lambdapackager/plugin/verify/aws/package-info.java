/** Plays AWS on the loopback interface. */
@NullMarked
package io.github.lambdapackager.plugin.verify.aws;

import org.jspecify.annotations.NullMarked;
