@NullMarked
package dev.w2s.probe.activation;

import org.jspecify.annotations.NullMarked;
