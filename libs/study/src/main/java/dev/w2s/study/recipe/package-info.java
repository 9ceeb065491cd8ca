/** Recipes, which fully determine artifacts, and the keys that name them. */
@NullMarked
package dev.w2s.study.recipe;

import org.jspecify.annotations.NullMarked;
