/** One file on its way to the disk: its lock, what has arrived of it, its hash. */
@NullMarked
package dev.w2s.hub.download;

import org.jspecify.annotations.NullMarked;
