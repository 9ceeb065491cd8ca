/** The loop that does what the database says is still to be done, and its steps. */
@NullMarked
package dev.w2s.eval.reconcile;

import org.jspecify.annotations.NullMarked;
