/**
 * {@code w2s bench}: how fast the engine and the probes run on this machine, beside how fast it multiplies matrices.
 */
@NullMarked
package dev.w2s.tools.bench;

import org.jspecify.annotations.NullMarked;
