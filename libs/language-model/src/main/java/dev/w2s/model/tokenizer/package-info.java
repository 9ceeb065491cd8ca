/** From text to token ids. */
@NullMarked
package dev.w2s.model.tokenizer;

import org.jspecify.annotations.NullMarked;
