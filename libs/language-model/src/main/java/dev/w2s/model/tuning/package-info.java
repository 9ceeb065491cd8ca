/** Fine-tuning a language model to classify texts. */
@NullMarked
package dev.w2s.model.tuning;

import org.jspecify.annotations.NullMarked;
