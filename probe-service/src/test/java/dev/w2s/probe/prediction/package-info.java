@NullMarked
package dev.w2s.probe.prediction;

import org.jspecify.annotations.NullMarked;
