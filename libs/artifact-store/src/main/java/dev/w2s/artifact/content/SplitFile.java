package dev.w2s.artifact.content;

import dev.w2s.study.data.Split;

/** The format of a file that an artifact has for each of its splits. */
enum SplitFile {
    PARQUET(".parquet"),
    SAFETENSORS(".safetensors");

    private final String ending;

    SplitFile(String ending) {
        this.ending = ending;
    }

    /** Returns the file's name in the artifact's folder, for example {@code weak_train.parquet}. */
    String of(Split split) {
        return split.label() + ending;
    }
}
