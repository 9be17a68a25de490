/** Sees to it that what linked before shaking links in the finished package. */
@NullMarked
package io.github.lambdapackager.plugin.link;

import org.jspecify.annotations.NullMarked;
