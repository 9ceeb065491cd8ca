/** What the engine must know about a family of transformers: names, shapes, and the script that computes it. */
@NullMarked
package dev.w2s.model.architecture;

import org.jspecify.annotations.NullMarked;
