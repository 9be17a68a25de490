/** What runs inside the process of a function that is verified; compiled for the oldest Java that Lambda has. */
package io.github.lambdapackager.plugin.verify.child;
