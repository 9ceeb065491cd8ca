@NullMarked
package dev.w2s.label.task.card;

import org.jspecify.annotations.NullMarked;
