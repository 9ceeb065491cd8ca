/** The words of a model: where it is found, which of its layers is meant, how its tokens become one vector. */
@NullMarked
package dev.w2s.study.model;

import org.jspecify.annotations.NullMarked;
