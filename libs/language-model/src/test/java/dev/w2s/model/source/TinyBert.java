package dev.w2s.model.source;

import dev.w2s.study.model.ModelReference;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** A folder with the bert-tiny fixture, for a test to damage. */
record TinyBert(Path folder) {
    static final String CONFIGURATION = "config.json";
    static final String TOKENIZER = "tokenizer.json";
    static final String WEIGHTS = "model.safetensors";

    static TinyBert in(Path folder) throws IOException {
        TinyBert model = new TinyBert(folder);
        model.put(CONFIGURATION, CONFIGURATION);
        model.put(TOKENIZER, TOKENIZER);
        model.put(WEIGHTS, WEIGHTS);
        return model;
    }

    /** Replaces {@code name} by the fixture's file {@code fixture}. */
    void put(String name, String fixture) throws IOException {
        String path = "/fixtures/models/bert-tiny/" + fixture;
        try (InputStream in = Objects.requireNonNull(TinyBert.class.getResourceAsStream(path), path)) {
            Files.write(file(name), in.readAllBytes());
        }
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    ModelReference reference() {
        return new ModelReference("file:" + folder.toAbsolutePath());
    }

    PretrainedFiles open() {
        return new PretrainedModels().open(reference());
    }
}
