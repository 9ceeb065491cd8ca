/** From a task to splits: files, records, examples, what is drawn of them, and the data card. */
@NullMarked
package dev.w2s.task;

import org.jspecify.annotations.NullMarked;
