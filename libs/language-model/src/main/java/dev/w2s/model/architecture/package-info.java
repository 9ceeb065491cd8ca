/** What the engine must know of a family of transformers: names, shapes, and which script computes it. */
@NullMarked
package dev.w2s.model.architecture;

import org.jspecify.annotations.NullMarked;
