/** The words of a dataset: its splits, their halves and their sizes. */
@NullMarked
package dev.w2s.study.data;

import org.jspecify.annotations.NullMarked;
