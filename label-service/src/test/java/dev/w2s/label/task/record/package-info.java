@NullMarked
package dev.w2s.label.task.record;

import org.jspecify.annotations.NullMarked;
