/** The commands of {@code w2s}. */
@NullMarked
package dev.w2s.cli;

import org.jspecify.annotations.NullMarked;
