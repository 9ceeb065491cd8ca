/** Counts of events and of the reconciler's actions, for Prometheus. */
@NullMarked
package dev.w2s.eval.metric;

import org.jspecify.annotations.NullMarked;
