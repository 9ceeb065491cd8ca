/** What a training keeps of itself: its history, its state, and snapshots from which another process can go on. */
@NullMarked
package dev.w2s.model.tuning.snapshot;

import org.jspecify.annotations.NullMarked;
