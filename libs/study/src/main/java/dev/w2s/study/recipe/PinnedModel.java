package dev.w2s.study.recipe;

import static dev.w2s.study.failure.InvalidFieldException.require;

import dev.w2s.study.json.NotInKey;
import dev.w2s.study.model.ModelReference;
import dev.w2s.study.model.Pooling;
import org.jspecify.annotations.Nullable;

/**
 * A pretrained model pinned to the bytes of its files.
 *
 * @param reference the place of the files; not part of the key
 * @param sha256 the fingerprint of the model's files, 64 hexadecimal digits; workers refuse other files
 * @param layers how many of the first layers are used; null = all
 * @param maximumLength how many tokens of a text are read, special tokens included
 */
public record PinnedModel(
        @NotInKey ModelReference reference,
        String sha256,
        @Nullable Integer layers,
        Pooling pooling,
        int maximumLength) {
    public PinnedModel {
        require(sha256.matches("[0-9a-f]{64}"), "sha256", sha256, "must be 64 lower-case hexadecimal digits");
    }
}
