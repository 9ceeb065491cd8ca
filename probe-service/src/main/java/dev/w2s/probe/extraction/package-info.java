/** The jobs that extract activations of pretrained models. */
@NullMarked
package dev.w2s.probe.extraction;

import org.jspecify.annotations.NullMarked;
