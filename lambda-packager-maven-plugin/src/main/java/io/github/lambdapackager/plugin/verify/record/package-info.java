/** Observes what a function reaches by reflection, and writes it down in GraalVM's format. */
@NullMarked
package io.github.lambdapackager.plugin.verify.record;

import org.jspecify.annotations.NullMarked;
