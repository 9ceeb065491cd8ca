/** What every fitted probe says, and filtering by it. */
@NullMarked
package dev.w2s.probe.prediction;

import org.jspecify.annotations.NullMarked;
