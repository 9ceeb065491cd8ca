@NullMarked
package dev.w2s.label.task.example;

import org.jspecify.annotations.NullMarked;
