/** How certain the area under a ROC curve is. */
@NullMarked
package dev.w2s.statistics.roc;

import org.jspecify.annotations.NullMarked;
