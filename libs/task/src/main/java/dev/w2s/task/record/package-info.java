/** Reads records, which are objects of named fields, from files of every format. */
@NullMarked
package dev.w2s.task.record;

import org.jspecify.annotations.NullMarked;
