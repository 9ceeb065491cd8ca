/** What every reader and writer of files here shares: errors that name the file, and durable writes. */
@NullMarked
package dev.w2s.artifact.file;

import org.jspecify.annotations.NullMarked;
