/** What the tests of every service that runs jobs share; no bean is among it. */
@NullMarked
package dev.w2s.worker.kit;

import org.jspecify.annotations.NullMarked;
