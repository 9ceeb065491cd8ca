/** How a command ends that can't do what it was asked for. */
@NullMarked
package dev.w2s.cli.failure;

import org.jspecify.annotations.NullMarked;
