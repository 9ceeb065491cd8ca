package dev.w2s.worker;

import dev.w2s.artifact.FolderContent;
import java.util.Map;

/**
 * The product of a job.
 *
 * @param content writes the artifact's files; called once, on the job's thread, right after the run
 * @param measurements for the manifest, by name, for example {@code tokens}
 */
public record Product(FolderContent content, Map<String, Double> measurements) {
    /** Tokens that went through a model. */
    public static final String TOKENS = "tokens";

    public Product {
        measurements = Map.copyOf(measurements);
    }
}
