@NullMarked
package dev.w2s.allinone.check;

import org.jspecify.annotations.NullMarked;
