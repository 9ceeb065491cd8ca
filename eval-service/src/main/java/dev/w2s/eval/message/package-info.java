/** What comes in and goes out over Kafka. */
@NullMarked
package dev.w2s.eval.message;

import org.jspecify.annotations.NullMarked;
