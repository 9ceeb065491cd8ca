@NullMarked
package dev.w2s.probing.activation;

import org.jspecify.annotations.NullMarked;
