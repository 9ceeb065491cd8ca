/** What a study would do, before anything is stored. */
@NullMarked
package dev.w2s.eval.preview;

import org.jspecify.annotations.NullMarked;
