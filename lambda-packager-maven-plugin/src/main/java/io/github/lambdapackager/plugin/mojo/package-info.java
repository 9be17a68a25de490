/** The goals: parameters, one call, translation of errors. */
@NullMarked
package io.github.lambdapackager.plugin.mojo;

import org.jspecify.annotations.NullMarked;
