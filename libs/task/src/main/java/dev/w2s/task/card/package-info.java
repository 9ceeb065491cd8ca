/** Measures a prepared task for its data card: counts, lengths, and what gives labels away. */
@NullMarked
package dev.w2s.task.card;

import org.jspecify.annotations.NullMarked;
