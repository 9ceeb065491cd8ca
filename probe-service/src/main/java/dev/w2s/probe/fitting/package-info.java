/** The jobs that fit probes on activations and label sets. */
@NullMarked
package dev.w2s.probe.fitting;

import org.jspecify.annotations.NullMarked;
