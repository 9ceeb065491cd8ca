/** Studies as text: while they run, and their table when they have ended. */
@NullMarked
package dev.w2s.cli.show;

import org.jspecify.annotations.NullMarked;
