/** Long jobs over Kafka share groups: each job is held by one worker at a time, for as long as it takes. */
@NullMarked
package dev.w2s.queue;

import org.jspecify.annotations.NullMarked;
