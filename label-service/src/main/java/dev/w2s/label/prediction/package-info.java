/** The jobs that make soft labels with checkpoints. */
@NullMarked
package dev.w2s.label.prediction;

import org.jspecify.annotations.NullMarked;
