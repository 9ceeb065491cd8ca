/** Measures of how well scores tell two labels apart. */
@NullMarked
package dev.w2s.study.score;

import org.jspecify.annotations.NullMarked;
