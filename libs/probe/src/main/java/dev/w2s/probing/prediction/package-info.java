/** What all fitted probes have in common: targets, predictions, and filtering by their disagreement. */
@NullMarked
package dev.w2s.probing.prediction;

import org.jspecify.annotations.NullMarked;
