/** The engine and the pretrained models of a process, whichever of its services asks for them. */
@NullMarked
package dev.w2s.pool;

import org.jspecify.annotations.NullMarked;
