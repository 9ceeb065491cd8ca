/** Everything that a training draws from its seed. */
@NullMarked
package dev.w2s.model.tuning.random;

import org.jspecify.annotations.NullMarked;
