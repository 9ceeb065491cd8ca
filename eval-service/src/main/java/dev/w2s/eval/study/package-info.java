/** Studies and their arms in the database, from submission to end or cancellation, and how they are shown. */
@NullMarked
package dev.w2s.eval.study;

import org.jspecify.annotations.NullMarked;
