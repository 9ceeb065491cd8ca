@NullMarked
package dev.w2s.task.source;

import org.jspecify.annotations.NullMarked;
