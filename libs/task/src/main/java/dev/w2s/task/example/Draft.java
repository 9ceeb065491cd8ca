package dev.w2s.task.example;

import dev.w2s.study.task.Part;
import java.util.List;

/**
 * An example as one record makes it. Its group is known only when all records are read.
 *
 * @param content the values that the record puts into the template, one a line; it leaves out what all texts of the
 *     task share
 * @param groupKeys hashes of values; records that share one of them belong to one group
 */
public record Draft(
        String id,
        String text,
        String content,
        int label,
        Part part,
        String answer,
        boolean onOffer,
        int position,
        List<Long> groupKeys) {
    public Draft {
        groupKeys = List.copyOf(groupKeys);
    }
}
