/** Studies to arms to jobs. */
@NullMarked
package dev.w2s.eval.plan;

import org.jspecify.annotations.NullMarked;
