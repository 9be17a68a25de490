/** Pure decisions: what is new, what may go, what differs. */
@NullMarked
package io.github.lambdapackager.publisher.plan;

import org.jspecify.annotations.NullMarked;
