@NullMarked
package dev.w2s.probe.bench;

import org.jspecify.annotations.NullMarked;
