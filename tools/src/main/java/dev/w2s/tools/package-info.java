/** The commands of {@code w2s} that need the libraries and no server. */
@NullMarked
package dev.w2s.tools;

import org.jspecify.annotations.NullMarked;
