/** The four services in one JVM with a broker and a database of their own. */
@NullMarked
package dev.w2s.allinone;

import org.jspecify.annotations.NullMarked;
