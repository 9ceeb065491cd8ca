@NullMarked
package dev.w2s.allinone;

import org.jspecify.annotations.NullMarked;
