/** A task as a study names it becomes files whose bytes are known. */
@NullMarked
package dev.w2s.task.pinning;

import org.jspecify.annotations.NullMarked;
