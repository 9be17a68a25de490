/** What holds layers: the seam behind which AWS and a folder are alike. */
@NullMarked
package io.github.lambdapackager.publisher.registry;

import org.jspecify.annotations.NullMarked;
