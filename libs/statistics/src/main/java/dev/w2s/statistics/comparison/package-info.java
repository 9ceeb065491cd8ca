/** Several methods at once: corrected p-values, ranks, critical differences. */
@NullMarked
package dev.w2s.statistics.comparison;

import org.jspecify.annotations.NullMarked;
