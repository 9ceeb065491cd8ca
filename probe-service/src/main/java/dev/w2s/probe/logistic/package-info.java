/** The logistic regression probe. */
@NullMarked
package dev.w2s.probe.logistic;

import org.jspecify.annotations.NullMarked;
