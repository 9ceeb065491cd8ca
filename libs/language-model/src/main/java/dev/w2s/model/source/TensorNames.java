package dev.w2s.model.source;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** From the names that BERT's weights had over the years to those that transformers gives them today. */
final class TensorNames {
    private static final String PREFIX = "bert.";
    private static final Set<String> BUFFERS = Set.of("embeddings.position_ids", "embeddings.token_type_ids");
    private static final Pattern GAMMA = Pattern.compile("LayerNorm\\.gamma$");
    private static final Pattern BETA = Pattern.compile("LayerNorm\\.beta$");

    private TensorNames() {}

    /** Today's name, or empty for what is no weight. */
    static Optional<String> normalised(String published) {
        String name = published.startsWith(PREFIX) ? published.substring(PREFIX.length()) : published;
        if (BUFFERS.contains(name)) {
            return Optional.empty();
        }
        name = GAMMA.matcher(name).replaceFirst("LayerNorm.weight");
        return Optional.of(BETA.matcher(name).replaceFirst("LayerNorm.bias"));
    }
}
