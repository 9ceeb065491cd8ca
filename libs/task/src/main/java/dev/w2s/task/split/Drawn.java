package dev.w2s.task.split;

import dev.w2s.task.example.FormattedExample;

/**
 * An example that a split may take.
 *
 * @param content what its record put into the text
 */
record Drawn(FormattedExample example, String content) {}
