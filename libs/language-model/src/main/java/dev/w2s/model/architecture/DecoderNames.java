package dev.w2s.model.architecture;

import java.util.Optional;
import java.util.Set;

/**
 * The naming that decoders' checkpoints share: the base model is below a prefix, the language model's head beside it.
 *
 * @param prefix what the base model's names begin with, unless the base model was saved alone
 * @param buffers what the names of stored tensors that are not weights end with
 */
record DecoderNames(String prefix, Set<String> buffers) {
    private static final String LANGUAGE_MODEL_HEAD = "lm_head.weight";

    /** The name without the prefix; empty for what a classifier does not use. */
    Optional<String> nameOf(String published) {
        if (published.equals(LANGUAGE_MODEL_HEAD) || buffers.stream().anyMatch(published::endsWith)) {
            return Optional.empty();
        }
        return Optional.of(published.startsWith(prefix) ? published.substring(prefix.length()) : published);
    }
}
