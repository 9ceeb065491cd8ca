/** The kinds of sources of a task: planning pins their files, preparation fetches them. */
@NullMarked
package dev.w2s.task.source;

import org.jspecify.annotations.NullMarked;
