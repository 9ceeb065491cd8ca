@NullMarked
package dev.w2s.probing.logistic;

import org.jspecify.annotations.NullMarked;
