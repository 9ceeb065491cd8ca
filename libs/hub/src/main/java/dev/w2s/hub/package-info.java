/** Files of the Hugging Face hub's model and dataset repositories, in the cache that Python's huggingface_hub keeps. */
@NullMarked
package dev.w2s.hub;

import org.jspecify.annotations.NullMarked;
