/** The TopoFilter probe, which leaves out examples whose labels their neighbours contradict. */
@NullMarked
package dev.w2s.probing.topology;

import org.jspecify.annotations.NullMarked;
