@NullMarked
package dev.w2s.tools.probebench;

import org.jspecify.annotations.NullMarked;
