/** One GET at a time from a web server: redirects, timeouts and retries. */
@NullMarked
package dev.w2s.hub.http;

import org.jspecify.annotations.NullMarked;
