package dev.w2s.task.source;

import dev.w2s.study.task.Part;
import java.nio.file.Path;

/**
 * A file of a task whose bytes are those of the recipe.
 *
 * @param name as the recipe calls it, for messages
 */
public record LocalFile(Path path, String name, Part part) {}
