package dev.w2s.task.source;

import dev.w2s.study.task.Part;
import java.nio.file.Path;

/**
 * A file of a task on this machine. Its bytes are those that the recipe pins.
 *
 * @param name the path that the recipe gives the file, for messages
 */
public record LocalFile(Path path, String name, Part part) {}
