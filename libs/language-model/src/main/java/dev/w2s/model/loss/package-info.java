/** Losses of soft labels: their value and gradient over an optimizer batch. {@code losses.py} computes the numbers. */
@NullMarked
package dev.w2s.model.loss;

import org.jspecify.annotations.NullMarked;
