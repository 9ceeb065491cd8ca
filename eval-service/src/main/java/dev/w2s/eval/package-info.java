/** The front door: takes studies, plans, tracks, scores, compares, shows. */
@NullMarked
package dev.w2s.eval;

import org.jspecify.annotations.NullMarked;
