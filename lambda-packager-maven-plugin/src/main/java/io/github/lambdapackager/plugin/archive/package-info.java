/** Reads jars and writes deployment packages: the only code that knows zip files. */
@NullMarked
package io.github.lambdapackager.plugin.archive;

import org.jspecify.annotations.NullMarked;
