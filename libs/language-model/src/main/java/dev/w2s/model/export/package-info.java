/** A checkpoint and its base model as one plain Hugging Face folder. */
@NullMarked
package dev.w2s.model.export;

import org.jspecify.annotations.NullMarked;
