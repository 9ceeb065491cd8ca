/** What fully determines an artifact, and the key that names it. */
@NullMarked
package dev.w2s.study.recipe;

import org.jspecify.annotations.NullMarked;
