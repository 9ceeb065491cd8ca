@NullMarked
package dev.w2s.label;

import org.jspecify.annotations.NullMarked;
