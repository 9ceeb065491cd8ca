/** How the services send events to each other, and what they do with messages that they refuse. */
@NullMarked
package dev.w2s.events;

import org.jspecify.annotations.NullMarked;
