/** Reads and writes the cache folders in which Python's huggingface_hub keeps repositories. */
@NullMarked
package dev.w2s.hub.cache;

import org.jspecify.annotations.NullMarked;
