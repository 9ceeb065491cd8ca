/** How fast the engine runs here, beside how fast this machine multiplies matrices. */
@NullMarked
package dev.w2s.tools.bench;

import org.jspecify.annotations.NullMarked;
