/** Plays AWS on the loopback interface: records what a function asks and answers in the form it expects. */
@NullMarked
package io.github.lambdapackager.plugin.verify.aws;

import org.jspecify.annotations.NullMarked;
