/** An embedded Kafka broker and PostgreSQL server, on loopback, with data that outlives them. */
@NullMarked
package dev.w2s.local;

import org.jspecify.annotations.NullMarked;
