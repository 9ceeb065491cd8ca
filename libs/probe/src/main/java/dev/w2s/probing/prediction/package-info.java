/** What every fitted probe says, and filtering by it. */
@NullMarked
package dev.w2s.probing.prediction;

import org.jspecify.annotations.NullMarked;
