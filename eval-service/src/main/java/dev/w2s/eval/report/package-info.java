/** Results for people and for those who reproduce them. */
@NullMarked
package dev.w2s.eval.report;

import org.jspecify.annotations.NullMarked;
