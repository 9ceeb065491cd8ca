/** The service that turns tasks into datasets with ground truth, and makes soft labels with checkpoints. */
@NullMarked
package dev.w2s.label;

import org.jspecify.annotations.NullMarked;
