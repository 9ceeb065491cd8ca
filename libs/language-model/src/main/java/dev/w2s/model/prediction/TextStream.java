package dev.w2s.model.prediction;

import dev.w2s.model.Cancellation;
import dev.w2s.model.network.ParallelInference;
import dev.w2s.model.tokenizer.TextTokenizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Runs texts through a model, in order. They are read ahead of the results and sorted by length, a window at a time.
 *
 * @param window how many texts are sorted by length together; their results are in memory at a time
 */
record TextStream<T>(TextTokenizer tokenizer, int maximumLength, int window, ParallelInference<T> prediction) {
    void run(Iterator<String> texts, Consumer<T> results, PredictionListener listener, Cancellation cancellation) {
        List<String> next = new ArrayList<>();
        while (texts.hasNext()) {
            next.clear();
            while (texts.hasNext() && next.size() < window) {
                next.add(texts.next());
            }
            cancellation.throwIfRequested();
            int[][] sequences = tokenizer.encodeBatch(next, maximumLength);
            prediction
                    .of(Arrays.asList(sequences), tokens -> {
                        listener.onBatch(tokens);
                        cancellation.throwIfRequested();
                    })
                    .forEach(results);
        }
    }
}
