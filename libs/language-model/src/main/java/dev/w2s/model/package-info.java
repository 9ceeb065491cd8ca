/** Pretrained language models in memory, ready to be fine-tuned and to classify. */
@NullMarked
package dev.w2s.model;

import org.jspecify.annotations.NullMarked;
