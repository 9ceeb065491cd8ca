/** Turns text into token ids. Beside {@code torch} this is the one package that sees DJL: its tokenizers. */
@NullMarked
package dev.w2s.model.tokenizer;

import org.jspecify.annotations.NullMarked;
