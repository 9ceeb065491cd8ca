/** Plans a study: expands it into arms, and each arm into the recipes of its jobs. */
@NullMarked
package dev.w2s.eval.plan;

import org.jspecify.annotations.NullMarked;
