@NullMarked
package dev.w2s.label.prediction;

import org.jspecify.annotations.NullMarked;
