/** Losses of soft labels: value and gradient over an optimizer batch. The numbers are computed in {@code losses.py}. */
@NullMarked
package dev.w2s.model.loss;

import org.jspecify.annotations.NullMarked;
