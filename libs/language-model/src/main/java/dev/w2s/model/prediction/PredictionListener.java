package dev.w2s.model.prediction;

/** Is told about each batch, on the predicting thread. */
@FunctionalInterface
public interface PredictionListener {
    PredictionListener NONE = tokens -> {};

    /** @param tokens real tokens in the batch that is done */
    void onBatch(int tokens);
}
