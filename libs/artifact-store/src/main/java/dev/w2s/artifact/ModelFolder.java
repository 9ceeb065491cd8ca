package dev.w2s.artifact;

import dev.w2s.artifact.file.FileFailure;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.model.ModelReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A Hugging Face model folder: which files it must have, and the fingerprint that pins them.
 *
 * @param folder checked: it has a configuration, a tokenizer and weights
 */
public record ModelFolder(Path folder) {
    public static final String CONFIGURATION = "config.json";
    public static final String TOKENIZER = "tokenizer.json";
    /** All weights in one file; where it is absent, {@link #INDEX} names the shards. */
    public static final String WEIGHTS = "model.safetensors";

    public static final String INDEX = "model.safetensors.index.json";

    private static final String SCHEME = "file:";
    private static final String NEEDS = "; a model folder holds " + CONFIGURATION + ", " + TOKENIZER + " and " + WEIGHTS
            + " (or its shards and " + INDEX + ")";

    /** Refuses a folder that lacks a file as {@code MISSING_INPUT}; the message names both. */
    public ModelFolder {
        if (!Files.isDirectory(folder)) {
            throw missing("model folder " + folder + " is not there" + NEEDS);
        }
        requireFile(folder, CONFIGURATION, "");
        requireFile(folder, TOKENIZER, "; a tokenizer without it is written anew by transformers' save_pretrained");
        if (!Files.isRegularFile(folder.resolve(INDEX))) {
            requireFile(folder, WEIGHTS, pickles(folder));
        }
    }

    /** Returns the folder that {@code file:/absolute/folder} names. */
    public static ModelFolder of(ModelReference reference) {
        if (reference.source() != ModelReference.Source.FOLDER) {
            throw new IllegalArgumentException(reference + " names no folder");
        }
        return new ModelFolder(Path.of(reference.location().substring(SCHEME.length())));
    }

    public Path configuration() {
        return folder.resolve(CONFIGURATION);
    }

    public Path tokenizer() {
        return folder.resolve(TOKENIZER);
    }

    /** Returns whether the weights lie in {@link #WEIGHTS}, and not in the shards that {@link #INDEX} names. */
    public boolean hasSingleWeightsFile() {
        return Files.isRegularFile(folder.resolve(WEIGHTS));
    }

    /**
     * Returns the {@link FileFingerprint} of config.json, tokenizer.json, every *.safetensors file and, if there is
     * one, the shards' index; reads them all.
     */
    public String fingerprint() {
        try (Stream<Path> files = Files.list(folder)) {
            return FileFingerprint.ofFiles(files.filter(ModelFolder::isPinned).toList());
        } catch (IOException e) {
            throw FileFailure.unreadable(folder, e);
        }
    }

    private static boolean isPinned(Path file) {
        String name = String.valueOf(file.getFileName());
        return List.of(CONFIGURATION, TOKENIZER, INDEX).contains(name) || name.endsWith(".safetensors");
    }

    private static void requireFile(Path folder, String name, String hint) {
        if (!Files.isRegularFile(folder.resolve(name))) {
            throw missing("model folder " + folder + " has no " + name + NEEDS + hint);
        }
    }

    private static String pickles(Path folder) {
        return Files.exists(folder.resolve("pytorch_model.bin"))
                ? "; pytorch_model.bin is not read: save the model anew with safe_serialization=True"
                : "";
    }

    private static CategorizedException missing(String message) {
        return new CategorizedException(FailureCategory.MISSING_INPUT, message);
    }
}
