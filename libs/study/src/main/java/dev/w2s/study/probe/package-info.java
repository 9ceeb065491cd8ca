/** Probes: what is fitted on a pretrained model's activations and a label set. */
@NullMarked
package dev.w2s.study.probe;

import org.jspecify.annotations.NullMarked;
