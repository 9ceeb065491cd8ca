/** Whether the servers that this service needs answer. */
@NullMarked
package dev.w2s.eval.availability;

import org.jspecify.annotations.NullMarked;
