package dev.w2s.probing.activation;

import dev.w2s.artifact.content.ActivationsArtifact;
import dev.w2s.artifact.content.DatasetArtifact;
import dev.w2s.artifact.safetensors.RowsWriter;
import dev.w2s.artifact.table.Example;
import dev.w2s.model.Cancellation;
import dev.w2s.model.prediction.HiddenStates;
import dev.w2s.model.prediction.PredictionListener;
import dev.w2s.study.data.Split;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads the texts of a dataset and writes their activations, with some thousand rows in memory at a time.
 *
 * @param states of {@code layers}, in that order
 * @param dimension of a hidden state
 */
public record ActivationExtraction(DatasetArtifact dataset, HiddenStates states, List<Integer> layers, int dimension) {
    /**
     * Writes the file of one split.
     *
     * @param folder that is to become activations
     * @param exampleDone is called after each example
     * @param listener is told about each batch
     * @throws CategorizedException {@code NUMERICAL} naming an example with a hidden state that is not finite
     */
    public void write(
            Split split, Path folder, Runnable exampleDone, PredictionListener listener, Cancellation cancellation) {
        List<String> ids = dataset.ids(split);
        try (Stream<Example> examples = dataset.stream(split);
                RowsWriter writer = ActivationsArtifact.write(folder, split, layers, ids, dimension)) {
            Iterator<String> texts = examples.map(Example::text).iterator();
            Iterator<String> names = ids.iterator();
            states.extract(
                    texts,
                    rows -> {
                        requireFinite(names.next(), rows);
                        writer.write(rows);
                        exampleDone.run();
                    },
                    listener,
                    cancellation);
        }
    }

    private void requireFinite(String id, float[][] rows) {
        for (int i = 0; i < rows.length; i++) {
            for (float value : rows[i]) {
                if (!Float.isFinite(value)) {
                    throw new CategorizedException(
                            FailureCategory.NUMERICAL,
                            "a hidden state of example '" + id + "' at layer " + layers.get(i) + " is " + value
                                    + ": extract in float32, or look at the model's weights");
                }
            }
        }
    }
}
