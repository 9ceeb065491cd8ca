/** How the values of options are read, and how wrong ones are refused. */
@NullMarked
package dev.w2s.tools.option;

import org.jspecify.annotations.NullMarked;
