package dev.w2s.model.prediction;

/** Follows a prediction: it is called after each batch, on the predicting thread. */
@FunctionalInterface
public interface PredictionListener {
    PredictionListener NONE = tokens -> {};

    /** @param tokens the number of tokens in the batch that is done */
    void onBatch(int tokens);
}
