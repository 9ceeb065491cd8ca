/** Tasks to splits with ground truth, checkpoints to soft labels: the service around the two. */
@NullMarked
package dev.w2s.label;

import org.jspecify.annotations.NullMarked;
