/** Studies and their arms in the database: taken in, cancelled, concluded, shown. */
@NullMarked
package dev.w2s.eval.study;

import org.jspecify.annotations.NullMarked;
