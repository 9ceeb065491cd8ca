/** What stands on every log line. */
@NullMarked
package dev.w2s.eval.log;

import org.jspecify.annotations.NullMarked;
