/** Jobs in the database, their states, and what moves them on. */
@NullMarked
package dev.w2s.eval.job;

import org.jspecify.annotations.NullMarked;
