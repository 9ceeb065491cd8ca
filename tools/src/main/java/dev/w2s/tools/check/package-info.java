/** {@code w2s task check}: prepares a task without a server, and shows what came of it. */
@NullMarked
package dev.w2s.tools.check;

import org.jspecify.annotations.NullMarked;
