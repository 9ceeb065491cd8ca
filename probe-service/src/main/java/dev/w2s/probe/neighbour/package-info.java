/** The k-nearest-neighbour probe. */
@NullMarked
package dev.w2s.probe.neighbour;

import org.jspecify.annotations.NullMarked;
