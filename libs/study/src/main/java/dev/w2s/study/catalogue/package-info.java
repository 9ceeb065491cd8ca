/** The tasks and models that come with w2s. */
@NullMarked
package dev.w2s.study.catalogue;

import org.jspecify.annotations.NullMarked;
