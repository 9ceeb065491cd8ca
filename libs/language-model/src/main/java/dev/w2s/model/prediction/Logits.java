package dev.w2s.model.prediction;

/** A classifier's output for one text: the logits of label 0 and of label 1. */
public record Logits(float ofLabel0, float ofLabel1) {
    /** The difference of the logits, by which texts are ranked. */
    public double difference() {
        return (double) ofLabel1 - ofLabel0;
    }

    /** p(label = 1), the logistic function of the difference. */
    public double probability() {
        return 1 / (1 + Math.exp(-difference()));
    }
}
