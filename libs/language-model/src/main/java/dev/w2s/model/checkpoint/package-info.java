/** Trained models as files: peft's format for adapters, safetensors for fully fine-tuned weights. */
@NullMarked
package dev.w2s.model.checkpoint;

import org.jspecify.annotations.NullMarked;
