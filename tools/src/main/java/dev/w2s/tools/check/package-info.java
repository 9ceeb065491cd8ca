/** {@code w2s task check}: a task looked at without a server. */
@NullMarked
package dev.w2s.tools.check;

import org.jspecify.annotations.NullMarked;
