/** Downloads files of the Hugging Face hub's repositories into the cache that Python's huggingface_hub shares. */
@NullMarked
package dev.w2s.hub;

import org.jspecify.annotations.NullMarked;
