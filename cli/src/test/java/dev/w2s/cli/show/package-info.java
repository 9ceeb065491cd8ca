@NullMarked
package dev.w2s.cli.show;

import org.jspecify.annotations.NullMarked;
