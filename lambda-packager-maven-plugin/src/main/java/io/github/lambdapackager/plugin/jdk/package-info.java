/** What the plugin carries of the JDK: the API of each Java version, for every step that links against it. */
@NullMarked
package io.github.lambdapackager.plugin.jdk;

import org.jspecify.annotations.NullMarked;
