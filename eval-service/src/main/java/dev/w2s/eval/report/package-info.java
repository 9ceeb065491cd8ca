/** The results of a study: as a report for people, and as a document for reproducing them. */
@NullMarked
package dev.w2s.eval.report;

import org.jspecify.annotations.NullMarked;
