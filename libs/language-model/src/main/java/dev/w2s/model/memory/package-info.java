/** How much memory a training needs, and how much the process has taken. */
@NullMarked
package dev.w2s.model.memory;

import org.jspecify.annotations.NullMarked;
