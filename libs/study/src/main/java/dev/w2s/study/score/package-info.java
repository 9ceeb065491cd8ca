/** Measures of how good predictions and soft labels are, against ground truth. */
@NullMarked
package dev.w2s.study.score;

import org.jspecify.annotations.NullMarked;
