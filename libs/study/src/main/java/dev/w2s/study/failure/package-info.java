/** Why something failed, and whether trying again can cure it. */
@NullMarked
package dev.w2s.study.failure;

import org.jspecify.annotations.NullMarked;
