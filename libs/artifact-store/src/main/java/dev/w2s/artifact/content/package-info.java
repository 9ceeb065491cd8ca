/** What an artifact of each kind holds: which files, in which formats, and what is optional. Start at its type. */
@NullMarked
package dev.w2s.artifact.content;

import org.jspecify.annotations.NullMarked;
