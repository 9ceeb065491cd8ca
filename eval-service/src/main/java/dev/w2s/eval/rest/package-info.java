/** The front door over HTTP. */
@NullMarked
package dev.w2s.eval.rest;

import org.jspecify.annotations.NullMarked;
