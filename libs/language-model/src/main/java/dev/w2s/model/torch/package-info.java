/**
 * The only package that sees DJL. Numbers are computed by methods written in TorchScript, which read tensors and return
 * tensors; this package loads them, calls them, and owns the native memory.
 *
 * <p>Why scripts and not DJL's own operations: those convert between element types by aborting the JVM, cut the
 * autograd graph on the way ({@code toType}, {@code toDevice}), free buffers that the graph still reads
 * ({@code mul(Number)}), and allow one gradient collector in a JVM. Inside a script none of that happens.
 */
@NullMarked
package dev.w2s.model.torch;

import org.jspecify.annotations.NullMarked;
