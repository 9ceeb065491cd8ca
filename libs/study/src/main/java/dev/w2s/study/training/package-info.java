/** The hyperparameters of fine-tuning. */
@NullMarked
package dev.w2s.study.training;

import org.jspecify.annotations.NullMarked;
