package dev.w2s.eval.score;

import dev.w2s.artifact.table.Example;
import dev.w2s.artifact.table.LabelRow;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.score.Accuracy;
import dev.w2s.study.score.RocAuc;
import dev.w2s.study.view.Score;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a model said of a split, beside the truth: arrays of one length, one entry an example. */
record Predictions(boolean[] labels, double[] probabilities, double[] scores) {
    /**
     * Joins by id. Where a model made the labels, its logit difference ranks the examples, since p rounds to ties near 0
     * and 1; elsewhere p does.
     *
     * @throws CategorizedException {@code CORRUPT_INPUT} if the two don't speak of the same examples
     */
    static Predictions join(List<Example> truth, List<LabelRow> predicted) {
        Map<String, LabelRow> byId = new HashMap<>();
        for (LabelRow row : predicted) {
            if (byId.put(row.id(), row) != null) {
                throw corrupt("the label set names example '" + row.id() + "' twice");
            }
        }
        if (truth.size() != byId.size()) {
            throw corrupt("the label set speaks of " + byId.size() + " examples, the split has " + truth.size());
        }
        int n = truth.size();
        Predictions joined = new Predictions(new boolean[n], new double[n], new double[n]);
        for (int i = 0; i < n; i++) {
            LabelRow row = byId.get(truth.get(i).id());
            if (row == null) {
                throw corrupt(
                        "the label set says nothing of example '" + truth.get(i).id() + "'");
            }
            Double difference = row.logitDifference();
            joined.labels[i] = truth.get(i).label() == 1;
            joined.probabilities[i] = row.probability();
            joined.scores[i] = difference == null ? row.probability() : difference;
        }
        return joined;
    }

    Score score() {
        return new Score(RocAuc.of(labels, scores), Accuracy.of(labels, probabilities), labels.length);
    }

    private static CategorizedException corrupt(String message) {
        return new CategorizedException(FailureCategory.CORRUPT_INPUT, message);
    }
}
