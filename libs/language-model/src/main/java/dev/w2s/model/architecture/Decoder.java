package dev.w2s.model.architecture;

import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.model.Pooling;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What all decoders share: they are read at the last token, since only that one has seen the whole text. */
interface Decoder extends Architecture {
    DecoderNames names();

    @Override
    default List<Pooling> poolings() {
        return List.of(Pooling.LAST_TOKEN);
    }

    /** {@inheritDoc} It is the head of transformers' classifiers on decoders: a product without a bias. */
    @Override
    default Head head(Pooling pooling, Set<String> available) {
        if (pooling != Pooling.LAST_TOKEN) {
            throw new CategorizedException(
                    FailureCategory.INVALID_REQUEST,
                    "pooling: '" + pooling.label() + "' is for encoders; a decoder is read by 'last-token', since no"
                            + " token before the last has seen the whole text");
        }
        return new Head(
                pooling, "head_on_rows", finalNorm(), List.of(Weight.of("score", "score.weight", 2, hiddenSize())));
    }

    @Override
    default Optional<String> nameOf(String published) {
        return names().nameOf(published);
    }

    @Override
    default String peftPrefix() {
        return names().prefix();
    }
}
