package dev.w2s.label.prediction;

import dev.w2s.artifact.table.Example;
import dev.w2s.artifact.table.LabelRow;
import dev.w2s.model.prediction.Logits;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;

/** Gives a classifier the texts of examples, and its logits back to the examples, both in their order. */
final class LabelledExamples implements Iterator<String> {
    private final Iterator<Example> examples;
    private final Queue<String> waiting = new ArrayDeque<>();
    private final List<LabelRow> rows = new ArrayList<>();

    LabelledExamples(Iterator<Example> examples) {
        this.examples = examples;
    }

    @Override
    public boolean hasNext() {
        return examples.hasNext();
    }

    @Override
    public String next() {
        Example example = examples.next();
        waiting.add(example.id());
        return example.text();
    }

    /** @throws CategorizedException {@code NUMERICAL} naming the example, unless both logits are finite */
    void label(Logits logits) {
        String id = waiting.remove();
        if (!Double.isFinite(logits.difference())) {
            throw new CategorizedException(
                    FailureCategory.NUMERICAL,
                    "the logits of example '" + id + "' are " + logits.ofLabel0() + " and " + logits.ofLabel1()
                            + ": the checkpoint's training diverged; train it with a lower learning rate, or in float32");
        }
        rows.add(new LabelRow(id, logits.probability(), logits.difference()));
    }

    /** One for each example that was answered. */
    List<LabelRow> rows() {
        return rows;
    }
}
