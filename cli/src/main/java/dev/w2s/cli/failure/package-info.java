/** How a command ends that cannot do what it was asked for. */
@NullMarked
package dev.w2s.cli.failure;

import org.jspecify.annotations.NullMarked;
