@NullMarked
package dev.w2s.task.card;

import org.jspecify.annotations.NullMarked;
