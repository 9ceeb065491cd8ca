@NullMarked
package dev.w2s.label.task;

import org.jspecify.annotations.NullMarked;
