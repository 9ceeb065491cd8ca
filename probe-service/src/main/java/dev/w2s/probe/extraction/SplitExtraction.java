package dev.w2s.probe.extraction;

import dev.w2s.artifact.safetensors.RowsWriter;
import dev.w2s.artifact.table.DatasetFile;
import dev.w2s.artifact.table.Example;
import dev.w2s.model.Cancellation;
import dev.w2s.model.prediction.HiddenStates;
import dev.w2s.probing.activation.ActivationFile;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** Reads a split's texts and writes their activations, some thousand rows in memory at a time. */
final class SplitExtraction {
    private final DatasetFile datasetFile;
    private final HiddenStates states;
    private final List<Integer> layers;
    private final int dimension;

    /**
     * @param states of {@code layers}, in that order
     * @param dimension of a hidden state
     */
    SplitExtraction(DatasetFile datasetFile, HiddenStates states, List<Integer> layers, int dimension) {
        this.datasetFile = datasetFile;
        this.states = states;
        this.layers = layers;
        this.dimension = dimension;
    }

    /** @throws CategorizedException {@code NUMERICAL} naming an example with a hidden state that is not finite */
    void run(Path split, Path into, ExtractionProgress progress, Cancellation cancellation) {
        List<String> ids = ids(split);
        try (Stream<Example> examples = datasetFile.stream(split);
                RowsWriter writer = ActivationFile.write(into, layers, ids, dimension)) {
            Iterator<String> texts = examples.map(Example::text).iterator();
            Iterator<String> names = ids.iterator();
            states.extract(
                    texts,
                    rows -> {
                        requireFinite(names.next(), rows);
                        writer.write(rows);
                        progress.extracted();
                    },
                    progress::tokens,
                    cancellation);
        }
    }

    private List<String> ids(Path split) {
        try (Stream<Example> examples = datasetFile.stream(split)) {
            return examples.map(Example::id).toList();
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
