/** What a task is: where its records are, and how a record becomes an example. */
@NullMarked
package dev.w2s.study.task;

import org.jspecify.annotations.NullMarked;
