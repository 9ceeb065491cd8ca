/** The words of a job: what it does, which service runs it, and its state. */
@NullMarked
package dev.w2s.study.job;

import org.jspecify.annotations.NullMarked;
