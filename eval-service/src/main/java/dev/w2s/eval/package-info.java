/**
 * The foundation of eval-service, which all its packages may see: configuration, artifacts, and beans of library
 * classes.
 */
@NullMarked
package dev.w2s.eval;

import org.jspecify.annotations.NullMarked;
