/** The k-nearest-neighbour probe. */
@NullMarked
package dev.w2s.probing.neighbour;

import org.jspecify.annotations.NullMarked;
