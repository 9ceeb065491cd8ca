@NullMarked
package dev.w2s.label.task.split;

import org.jspecify.annotations.NullMarked;
