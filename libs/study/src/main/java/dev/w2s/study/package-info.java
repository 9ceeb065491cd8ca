/** A study and its arms, and how they are read. The packages below hold the other words of a weak-to-strong study. */
@NullMarked
package dev.w2s.study;

import org.jspecify.annotations.NullMarked;
