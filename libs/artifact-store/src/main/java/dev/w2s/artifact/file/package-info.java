/** Shared by all readers and writers of files here: errors that name the file, and durable writes. */
@NullMarked
package dev.w2s.artifact.file;

import org.jspecify.annotations.NullMarked;
