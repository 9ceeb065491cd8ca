package dev.w2s.tools.bench;

import dev.w2s.tools.option.Words;

/** A family of architectures that a model of random weights can have. */
enum Family {
    BERT,
    GPT2,
    LLAMA,
    MISTRAL,
    QWEN2,
    QWEN3;

    /** Returns the {@code model_type} of the family. */
    String label() {
        return Words.of(this);
    }
}
