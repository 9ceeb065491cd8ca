/** TopoFilter: labels that neighbours contradict. */
@NullMarked
package dev.w2s.probing.topology;

import org.jspecify.annotations.NullMarked;
