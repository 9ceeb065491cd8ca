/** Soft labels from classifiers: of a split by one checkpoint, or of its halves by two. */
@NullMarked
package dev.w2s.model.labelling;

import org.jspecify.annotations.NullMarked;
