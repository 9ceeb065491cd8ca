package dev.w2s.task.split;

import dev.w2s.task.example.FormattedExample;

/**
 * An example that a split may take.
 *
 * @param content the values that its record put into the template
 */
record SplitCandidate(FormattedExample example, String content) {}
