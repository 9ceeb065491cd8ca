/** Reading pretrained models, wherever their files come from. */
@NullMarked
package dev.w2s.model.source;

import org.jspecify.annotations.NullMarked;
