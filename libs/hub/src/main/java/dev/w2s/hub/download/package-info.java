/** Brings single files to the disk: locks, partial files and hashes. */
@NullMarked
package dev.w2s.hub.download;

import org.jspecify.annotations.NullMarked;
