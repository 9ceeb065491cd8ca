@NullMarked
package dev.w2s.probe.fitting;

import org.jspecify.annotations.NullMarked;
