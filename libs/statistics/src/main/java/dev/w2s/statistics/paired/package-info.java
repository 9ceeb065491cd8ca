/** Two methods on the same tasks: tests, intervals and effect sizes of their paired differences. */
@NullMarked
package dev.w2s.statistics.paired;

import org.jspecify.annotations.NullMarked;
