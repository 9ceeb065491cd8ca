/** Makes examples from records: templates, choices, labels, groups. */
@NullMarked
package dev.w2s.task.example;

import org.jspecify.annotations.NullMarked;
