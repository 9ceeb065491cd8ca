@NullMarked
package dev.w2s.cli.home;

import org.jspecify.annotations.NullMarked;
