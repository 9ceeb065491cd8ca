/** What the services that run jobs share: take a job, run it, publish its artifact, report. */
@NullMarked
package dev.w2s.worker;

import org.jspecify.annotations.NullMarked;
