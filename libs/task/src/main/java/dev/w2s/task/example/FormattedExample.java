package dev.w2s.task.example;

import dev.w2s.study.task.Part;

/**
 * An example, with what tells whether its label can be read off its form.
 *
 * @param id unique in the task, and the same whatever the order of files and records
 * @param answer the choice that the text offers, or the values of the record's fields in the text where none is on offer
 * @param onOffer whether the answer is a choice, which a text can hold without the question
 * @param position the offered choice's place among the record's choices, from 0; -1 where the text shows no order of them
 */
public record FormattedExample(
        String id, String group, String text, int label, Part part, String answer, boolean onOffer, int position) {}
