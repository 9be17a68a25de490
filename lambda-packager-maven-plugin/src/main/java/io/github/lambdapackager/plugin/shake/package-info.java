/** Marks what a function can reach and writes the classes that remain. */
@NullMarked
package io.github.lambdapackager.plugin.shake;

import org.jspecify.annotations.NullMarked;
