/** Scores predictions against ground truth: AUC, accuracy and PGR. */
@NullMarked
package dev.w2s.eval.score;

import org.jspecify.annotations.NullMarked;
