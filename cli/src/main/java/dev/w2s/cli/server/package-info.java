/** Talking to eval-service over HTTP. */
@NullMarked
package dev.w2s.cli.server;

import org.jspecify.annotations.NullMarked;
