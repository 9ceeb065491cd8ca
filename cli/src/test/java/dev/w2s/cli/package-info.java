@NullMarked
package dev.w2s.cli;

import org.jspecify.annotations.NullMarked;
