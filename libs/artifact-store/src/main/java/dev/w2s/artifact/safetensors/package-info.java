/** The safetensors format: named tensors in one file, read by mapping it into memory. */
@NullMarked
package dev.w2s.artifact.safetensors;

import org.jspecify.annotations.NullMarked;
