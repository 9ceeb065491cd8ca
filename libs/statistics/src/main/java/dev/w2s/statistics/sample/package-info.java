/** What a sample of numbers says by itself: ranks, quantiles, means. */
@NullMarked
package dev.w2s.statistics.sample;

import org.jspecify.annotations.NullMarked;
