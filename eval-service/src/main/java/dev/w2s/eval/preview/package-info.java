/** Shows what a study would do and cost, and stores nothing. */
@NullMarked
package dev.w2s.eval.preview;

import org.jspecify.annotations.NullMarked;
