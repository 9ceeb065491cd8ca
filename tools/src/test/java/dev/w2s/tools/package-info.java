@NullMarked
package dev.w2s.tools;

import org.jspecify.annotations.NullMarked;
