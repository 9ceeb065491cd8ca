@NullMarked
package dev.w2s.task.split;

import org.jspecify.annotations.NullMarked;
