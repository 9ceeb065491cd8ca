/**
 * The fitting of the probe that a recipe names, and what it says of each split: labels, kept examples, measurements.
 */
@NullMarked
package dev.w2s.probing.fitting;

import org.jspecify.annotations.NullMarked;
