package dev.w2s.label.task;

import static dev.w2s.study.failure.InvalidFieldException.require;

/**
 * A record of a source, already text and label.
 *
 * @param id unique in the task, and the same whatever the order of the source's files and lines
 * @param group records that share a passage, sentence or dialogue, and so must not be told apart by a split; the id
 *     where there is nothing to share
 */
public record SourceRecord(String id, String group, String text, int label, SourceSplit origin) {
    public SourceRecord {
        require(label == 0 || label == 1, "label", label, "of record " + id + " must be 0 or 1");
    }

    /** A record that shares nothing with others, from a source without parts. */
    public SourceRecord(String id, String text, int label) {
        this(id, id, text, label, SourceSplit.TRAIN);
    }
}
