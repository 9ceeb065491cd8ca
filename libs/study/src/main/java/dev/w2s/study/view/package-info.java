/** Studies, arms and jobs as eval-service shows them, over HTTP and on {@code w2s.results}. */
@NullMarked
package dev.w2s.study.view;

import org.jspecify.annotations.NullMarked;
