/** Intervals from drawing the data anew, with replacement. */
@NullMarked
package dev.w2s.statistics.bootstrap;

import org.jspecify.annotations.NullMarked;
