/** Whether probabilities say how often they are right. */
@NullMarked
package dev.w2s.statistics.calibration;

import org.jspecify.annotations.NullMarked;
