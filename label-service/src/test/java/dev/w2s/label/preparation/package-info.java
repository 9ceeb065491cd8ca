@NullMarked
package dev.w2s.label.preparation;

import org.jspecify.annotations.NullMarked;
