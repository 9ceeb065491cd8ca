/** The engine and the pretrained models of a process, which all services in it share. */
@NullMarked
package dev.w2s.pool;

import org.jspecify.annotations.NullMarked;
