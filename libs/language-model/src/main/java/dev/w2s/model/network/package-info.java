/** Running a model's layers over batches of token ids, forward and backward. */
@NullMarked
package dev.w2s.model.network;

import org.jspecify.annotations.NullMarked;
