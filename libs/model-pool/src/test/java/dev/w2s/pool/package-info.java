@NullMarked
package dev.w2s.pool;

import org.jspecify.annotations.NullMarked;
