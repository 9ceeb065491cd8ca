@NullMarked
package dev.w2s.probe.topology;

import org.jspecify.annotations.NullMarked;
