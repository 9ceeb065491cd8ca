@NullMarked
package dev.w2s.label.task.source;

import org.jspecify.annotations.NullMarked;
