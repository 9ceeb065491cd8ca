package dev.w2s.task.example;

import dev.w2s.study.task.Part;

/**
 * An example of a split. Besides text and label it holds what the data card needs to find labels that the form gives
 * away.
 *
 * @param id a name that is unique in the task and doesn't depend on the order of files and records
 * @param answer the choice that the text offers; where it offers none, the values that the record put into the template
 * @param onOffer whether the answer is an offered choice, so that it can be judged without the question
 * @param position the place of the offered choice among the record's choices, from 0; -1 where the text shows no order
 */
public record FormattedExample(
        String id, String group, String text, int label, Part part, String answer, boolean onOffer, int position) {}
