/** What probes cost on this machine: {@code w2s bench probe}. */
@NullMarked
package dev.w2s.tools.probebench;

import org.jspecify.annotations.NullMarked;
