/** Activations of pretrained models, and the probes fitted on them. */
@NullMarked
package dev.w2s.probe;

import org.jspecify.annotations.NullMarked;
