/** From text to token ids. The one package beside {@code torch} that sees DJL: its tokenizers. */
@NullMarked
package dev.w2s.model.tokenizer;

import org.jspecify.annotations.NullMarked;
