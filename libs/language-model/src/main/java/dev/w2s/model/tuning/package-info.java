/** Fine-tunes a language model to classify texts: {@code FineTuning} is the way in, {@code Trainer} the loop. */
@NullMarked
package dev.w2s.model.tuning;

import org.jspecify.annotations.NullMarked;
