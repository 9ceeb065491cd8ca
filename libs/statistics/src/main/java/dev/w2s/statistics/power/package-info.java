/** What a study of a given size can find. */
@NullMarked
package dev.w2s.statistics.power;

import org.jspecify.annotations.NullMarked;
