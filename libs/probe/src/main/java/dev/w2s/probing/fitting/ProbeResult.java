package dev.w2s.probing.fitting;

import dev.w2s.artifact.content.DatasetArtifact;
import dev.w2s.artifact.content.LabelSetArtifact;
import dev.w2s.artifact.table.SoftLabel;
import dev.w2s.study.data.Split;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a fitted probe says.
 *
 * @param labels its predictions for the splits that the recipe asks for
 * @param kept the ids of the examples of strong_train and val that filtering keeps, in the dataset's order
 * @param measurements what {@link dev.w2s.study.probe.ProbeMeasurement} names
 */
public record ProbeResult(
        Map<Split, List<SoftLabel>> labels, Map<Split, List<String>> kept, Map<String, Double> measurements) {
    /** Writes the files of a label set into an empty folder. */
    public void writeTo(Path folder, DatasetArtifact dataset) {
        LabelSetArtifact.write(folder, labels, dataset);
        LabelSetArtifact.writeKept(folder, kept);
    }
}
