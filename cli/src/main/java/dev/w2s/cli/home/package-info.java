/** What lies in {@code W2S_HOME}, and the all-in-one that runs from there. */
@NullMarked
package dev.w2s.cli.home;

import org.jspecify.annotations.NullMarked;
