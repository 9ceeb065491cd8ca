/** Sends GET requests to web servers, with redirects, timeouts and retries. */
@NullMarked
package dev.w2s.hub.http;

import org.jspecify.annotations.NullMarked;
