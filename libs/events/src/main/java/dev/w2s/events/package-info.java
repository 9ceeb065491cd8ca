/** How the services send events to each other, and what they do with messages that nobody can read. */
@NullMarked
package dev.w2s.events;

import org.jspecify.annotations.NullMarked;
