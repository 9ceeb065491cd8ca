@NullMarked
package dev.w2s.probing.prediction;

import org.jspecify.annotations.NullMarked;
