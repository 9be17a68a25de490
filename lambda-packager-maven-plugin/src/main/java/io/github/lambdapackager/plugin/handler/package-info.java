/** Finds the handlers of a module and checks the ones that are declared. */
@NullMarked
package io.github.lambdapackager.plugin.handler;

import org.jspecify.annotations.NullMarked;
