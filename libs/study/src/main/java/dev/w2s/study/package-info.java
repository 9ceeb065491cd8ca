/** The words of a weak-to-strong study: tasks, splits, methods, arms, studies. Depends on no other room. */
@NullMarked
package dev.w2s.study;

import org.jspecify.annotations.NullMarked;
