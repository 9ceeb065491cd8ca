/** Classifying texts with a trained checkpoint. */
@NullMarked
package dev.w2s.model.prediction;

import org.jspecify.annotations.NullMarked;
