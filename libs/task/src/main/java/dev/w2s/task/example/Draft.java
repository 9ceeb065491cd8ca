package dev.w2s.task.example;

import dev.w2s.study.task.Part;
import java.util.List;

/**
 * An example whose group is not known yet.
 *
 * @param content what the record puts into the text, one value a line, without what all texts of the task share
 * @param groupKeys records that have one in common are a group
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
