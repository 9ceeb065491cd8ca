package dev.w2s.artifact;

import java.io.IOException;
import java.nio.file.Path;

/** Writes files and folders, but no links, into a folder that nobody else sees yet. */
@FunctionalInterface
public interface FolderContent {
    void writeTo(Path folder) throws IOException;
}
