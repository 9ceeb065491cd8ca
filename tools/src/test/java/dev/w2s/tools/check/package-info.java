@NullMarked
package dev.w2s.tools.check;

import org.jspecify.annotations.NullMarked;
