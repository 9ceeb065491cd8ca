package dev.w2s.model.export;

import dev.w2s.artifact.file.FileFailure;
import dev.w2s.model.architecture.Architecture;
import dev.w2s.model.architecture.Architectures;
import dev.w2s.model.architecture.Head;
import dev.w2s.model.checkpoint.Checkpoint;
import dev.w2s.model.source.PretrainedFiles;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.json.StudyJson;
import dev.w2s.study.recipe.PinnedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A checkpoint merged into its base model: a Hugging Face folder that needs neither w2s nor peft. All weights are
 * float32, so that its logits are the checkpoint's. transformers opens it as a classifier, unless the head is one that
 * transformers does not have (a mean over an encoder's tokens): then it opens the body, and the head is
 * {@code score.weight} beside it.
 */
public final class MergedModel {
    /** The bytes of tensors in one file, at most. */
    public static final long SHARD_BYTES = 2L << 30;

    private final PretrainedFiles base;
    private final Architecture architecture;
    private final Head head;
    private final int layers;
    private final MergedWeights weights;

    /** @param base the files of the checkpoint's base model; not closed by this */
    public MergedModel(PretrainedFiles base, Checkpoint checkpoint) {
        PinnedModel pinned = checkpoint.description().model();
        this.base = base;
        this.architecture = Architectures.of(base.configuration());
        this.head = architecture.head(pinned.pooling(), base.tensorNames());
        this.layers = pinned.layers() == null ? architecture.layers() : pinned.layers();
        this.weights = new MergedWeights(base, architecture, head, layers, checkpoint);
    }

    /** The class of transformers that opens the folder with its head. */
    public Optional<String> transformersClass() {
        return architecture.transformersClass(head);
    }

    /**
     * Makes the folder, whole or not at all.
     *
     * @param target does not exist yet
     * @param progress is given a line for each file
     * @throws CategorizedException {@code INVALID_REQUEST} if the target exists; {@code STORAGE} if the disk is full
     */
    public void writeTo(Path target, long shardBytes, Consumer<String> progress) {
        if (Files.exists(target)) {
            throw new CategorizedException(
                    FailureCategory.INVALID_REQUEST, target + " exists: name a folder that does not, or remove it");
        }
        Path unfinished = target.toAbsolutePath().resolveSibling(target.getFileName() + ".unfinished");
        try {
            delete(unfinished);
            Files.createDirectories(unfinished);
            new Shards(weights, shardBytes).write(unfinished, progress);
            StudyJson.mapper()
                    .writerWithDefaultPrettyPrinter()
                    .writeValue(
                            unfinished.resolve("config.json").toFile(),
                            ExportedConfiguration.of(base.configuration(), architecture, head, layers));
            Files.write(unfinished.resolve("tokenizer.json"), base.tokenizerJson());
            Files.move(unfinished, target.toAbsolutePath());
        } catch (IOException e) {
            throw FileFailure.unwritable(unfinished, e);
        } finally {
            deleteQuietly(unfinished);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            List<Path> files;
            try (Stream<Path> found = Files.list(folder)) {
                files = found.toList();
            }
            for (Path file : files) {
                Files.delete(file);
            }
            Files.delete(folder);
        }
    }

    private static void deleteQuietly(Path folder) {
        try {
            delete(folder);
        } catch (IOException stays) {
            // The failure before this one is reported; the next export to the same place deletes the folder.
        }
    }
}
