/** The service that extracts activations of pretrained models and fits probes on them. */
@NullMarked
package dev.w2s.probe;

import org.jspecify.annotations.NullMarked;
