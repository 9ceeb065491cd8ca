/** The files of a task on this machine, their bytes as the recipe pins them. */
@NullMarked
package dev.w2s.task.source;

import org.jspecify.annotations.NullMarked;
