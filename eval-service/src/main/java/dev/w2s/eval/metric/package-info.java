/** Counts of studies, jobs and events for Prometheus. */
@NullMarked
package dev.w2s.eval.metric;

import org.jspecify.annotations.NullMarked;
