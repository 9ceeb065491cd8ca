/** Tasks to splits with ground truth: from the pinned bytes of a source to a dataset and its card. */
@NullMarked
package dev.w2s.label.preparation;

import org.jspecify.annotations.NullMarked;
