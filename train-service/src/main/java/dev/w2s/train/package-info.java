/** Fine-tuning: weak supervisors, ceilings, students. */
@NullMarked
package dev.w2s.train;

import org.jspecify.annotations.NullMarked;
