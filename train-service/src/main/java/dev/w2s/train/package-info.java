/** The service that fine-tunes models: weak supervisors, ceilings and students. */
@NullMarked
package dev.w2s.train;

import org.jspecify.annotations.NullMarked;
