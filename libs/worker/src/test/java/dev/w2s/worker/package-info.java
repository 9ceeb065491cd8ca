@NullMarked
package dev.w2s.worker;

import org.jspecify.annotations.NullMarked;
