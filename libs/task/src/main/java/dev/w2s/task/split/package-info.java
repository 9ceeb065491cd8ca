/** Draws splits from examples: cleaning, groups, near duplicates, random order. */
@NullMarked
package dev.w2s.task.split;

import org.jspecify.annotations.NullMarked;
