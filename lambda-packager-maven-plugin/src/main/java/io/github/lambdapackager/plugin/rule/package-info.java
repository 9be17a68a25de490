/** Where keep rules come from. */
@NullMarked
package io.github.lambdapackager.plugin.rule;

import org.jspecify.annotations.NullMarked;
