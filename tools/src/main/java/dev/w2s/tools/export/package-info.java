/** {@code w2s export}: a checkpoint merged into its base model. */
@NullMarked
package dev.w2s.tools.export;

import org.jspecify.annotations.NullMarked;
