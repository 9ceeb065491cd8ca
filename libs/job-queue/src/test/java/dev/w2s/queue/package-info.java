@NullMarked
package dev.w2s.queue;

import org.jspecify.annotations.NullMarked;
