/** Health checks: whether this service can do its work. */
@NullMarked
package dev.w2s.eval.health;

import org.jspecify.annotations.NullMarked;
