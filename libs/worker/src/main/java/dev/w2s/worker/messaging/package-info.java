/** The channels to and from Kafka that all services' workers share. */
@NullMarked
package dev.w2s.worker.messaging;

import org.jspecify.annotations.NullMarked;
