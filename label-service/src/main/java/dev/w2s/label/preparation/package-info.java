/** The jobs that turn the pinned files of a task into a dataset and its card. */
@NullMarked
package dev.w2s.label.preparation;

import org.jspecify.annotations.NullMarked;
