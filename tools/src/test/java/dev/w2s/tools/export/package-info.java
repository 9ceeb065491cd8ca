@NullMarked
package dev.w2s.tools.export;

import org.jspecify.annotations.NullMarked;
