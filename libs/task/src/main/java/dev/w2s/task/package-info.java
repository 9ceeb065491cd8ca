/** Prepares tasks: it fetches files, reads records, makes examples, draws splits and measures them for a data card. */
@NullMarked
package dev.w2s.task;

import org.jspecify.annotations.NullMarked;
