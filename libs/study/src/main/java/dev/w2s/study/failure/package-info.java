/** Failures: why something failed, and whether trying again can help. */
@NullMarked
package dev.w2s.study.failure;

import org.jspecify.annotations.NullMarked;
