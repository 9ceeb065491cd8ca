package dev.w2s.artifact.table;

import static dev.w2s.study.failure.InvalidFieldException.require;

/**
 * One example of a task.
 *
 * @param id unique within its dataset
 * @param group the examples of a group, for example those on one passage, are never put into different splits
 * @param label ground truth, 0 or 1
 */
public record Example(String id, String group, String text, int label) {
    public Example {
        require(label == 0 || label == 1, "label", label, "must be 0 or 1 (example '" + id + "')");
    }
}
