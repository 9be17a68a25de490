/** The file format of the manifest, which no other package knows. */
@NullMarked
package io.github.lambdapackager.publisher.manifest;

import org.jspecify.annotations.NullMarked;
