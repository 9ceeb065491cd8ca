/** The examples that a training learns from and is evaluated on, as token ids and labels. */
@NullMarked
package dev.w2s.model.tuning.data;

import org.jspecify.annotations.NullMarked;
