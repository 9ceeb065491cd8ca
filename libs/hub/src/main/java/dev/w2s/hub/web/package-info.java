/** Downloads files of any web server whose SHA-256 is known beforehand. */
@NullMarked
package dev.w2s.hub.web;

import org.jspecify.annotations.NullMarked;
