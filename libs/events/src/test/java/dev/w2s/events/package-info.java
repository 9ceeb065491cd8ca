@NullMarked
package dev.w2s.events;

import org.jspecify.annotations.NullMarked;
