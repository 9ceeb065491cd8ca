/** Probes, which are fitted on a pretrained model's activations and a label set, and their parameters. */
@NullMarked
package dev.w2s.study.probe;

import org.jspecify.annotations.NullMarked;
