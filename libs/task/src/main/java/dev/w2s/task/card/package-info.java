/** What a reader should know of a prepared task, and what gives its labels away. */
@NullMarked
package dev.w2s.task.card;

import org.jspecify.annotations.NullMarked;
