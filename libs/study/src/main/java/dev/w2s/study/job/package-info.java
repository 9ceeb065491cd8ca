/** The words of a job: what it does, which service does it, and where it is on its way. */
@NullMarked
package dev.w2s.study.job;

import org.jspecify.annotations.NullMarked;
