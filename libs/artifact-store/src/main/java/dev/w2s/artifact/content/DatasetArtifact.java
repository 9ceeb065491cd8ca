package dev.w2s.artifact.content;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.w2s.artifact.Artifact;
import dev.w2s.artifact.file.FileFailure;
import dev.w2s.artifact.table.DatasetFile;
import dev.w2s.artifact.table.DuckDb;
import dev.w2s.artifact.table.Example;
import dev.w2s.study.data.Split;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.json.StudyJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A dataset: a {@link DatasetFile} {@code <split>.parquet} for each split, and a card that describes the data. Datasets
 * of older versions have no card. What is damaged is refused as {@code CORRUPT_INPUT}, with the file's path.
 */
public record DatasetArtifact(Artifact artifact, DuckDb duckDb) {
    private static final String CARD = "card.json";

    /** Writes one split into a folder that is to become a dataset. */
    public static void write(Path folder, Split split, Iterable<Example> examples, DuckDb duckDb) {
        new DatasetFile(duckDb).write(folder.resolve(SplitFile.PARQUET.of(split)), examples);
    }

    /**
     * Writes the card into a folder that is to become a dataset.
     *
     * @param card is written as JSON for people to read
     */
    public static void writeCard(Path folder, Object card) throws IOException {
        Files.write(
                folder.resolve(CARD),
                StudyJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(card));
    }

    /** Returns a split's examples in the dataset's order. */
    public List<Example> examples(Split split) {
        try (Stream<Example> examples = stream(split)) {
            return examples.toList();
        }
    }

    /** Returns a split's examples in the dataset's order. They are read as the stream advances; close it. */
    public Stream<Example> stream(Split split) {
        return new DatasetFile(duckDb).stream(artifact.file(SplitFile.PARQUET.of(split)));
    }

    /** Returns the ids of a split's examples in the dataset's order. */
    public List<String> ids(Split split) {
        try (Stream<Example> examples = stream(split)) {
            return examples.map(Example::id).toList();
        }
    }

    /** Returns how many examples a split has. */
    public long count(Split split) {
        try (Stream<Example> examples = stream(split)) {
            return examples.count();
        }
    }

    /**
     * Returns what {@code type} reads of the card; empty for a dataset without one.
     *
     * @throws CategorizedException {@code CORRUPT_INPUT} if the card is damaged
     */
    public static <T> Optional<T> card(Artifact dataset, Class<T> type) {
        if (!dataset.hasFile(CARD)) {
            return Optional.empty();
        }
        Path file = dataset.file(CARD);
        try {
            return Optional.ofNullable(StudyJson.mapper().readValue(file.toFile(), type));
        } catch (JsonProcessingException e) {
            throw FileFailure.corrupt(file, "is not a dataset's card: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw FileFailure.unreadable(file, e);
        }
    }
}
