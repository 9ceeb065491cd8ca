@NullMarked
package dev.w2s.local;

import org.jspecify.annotations.NullMarked;
