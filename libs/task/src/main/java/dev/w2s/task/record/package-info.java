/** Files to records: objects of named fields. */
@NullMarked
package dev.w2s.task.record;

import org.jspecify.annotations.NullMarked;
