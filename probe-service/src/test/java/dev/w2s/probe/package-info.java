@NullMarked
package dev.w2s.probe;

import org.jspecify.annotations.NullMarked;
