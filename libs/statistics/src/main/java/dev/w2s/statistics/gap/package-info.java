/** The performance gap recovered over several tasks. */
@NullMarked
package dev.w2s.statistics.gap;

import org.jspecify.annotations.NullMarked;
