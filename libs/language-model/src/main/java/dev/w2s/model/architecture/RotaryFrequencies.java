package dev.w2s.model.architecture;

import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The angles per position that rotary positions turn the pairs of a head's numbers by: theta^(-2i / size), in the
 * float32 arithmetic of transformers. Llama 3.1 and later stretch the slow ones, for texts longer than those of the
 * pretraining.
 *
 * @param values one for each pair of numbers of a head
 */
record RotaryFrequencies(List<Double> values) {
    private static final double DEFAULT_THETA = 10_000;

    /**
     * Reads them from a configuration in today's form, with {@code rope_parameters}, or in the older one, with
     * {@code rope_theta} and {@code rope_scaling}.
     *
     * @throws CategorizedException {@code INVALID_REQUEST} for another scaling than {@code llama3}
     */
    static RotaryFrequencies of(Configuration configuration, int headSize) {
        Configuration parameters = configuration.section("rope_parameters");
        double theta = parameters.number("rope_theta", configuration.number("rope_theta", DEFAULT_THETA));
        double share = parameters.number("partial_rotary_factor", configuration.number("partial_rotary_factor", 1));
        if (share != 1) {
            throw configuration.refused("partial_rotary_factor", "must be 1, nothing else is supported");
        }
        if (!(theta > 0)) {
            throw parameters.refused("rope_theta", "must be positive");
        }
        Configuration scaling = parameters.json().isEmpty() ? configuration.section("rope_scaling") : parameters;
        List<Double> plain = IntStream.range(0, headSize / 2)
                .mapToObj(pair -> (double) (1f / (float) Math.pow(theta, (float) (2 * pair) / headSize)))
                .toList();
        String kind = scaling.text("rope_type", scaling.text("type", "default"));
        return switch (kind) {
            case "default" -> new RotaryFrequencies(plain);
            case "llama3" -> stretched(plain, scaling);
            default ->
                throw new CategorizedException(
                        FailureCategory.INVALID_REQUEST,
                        "config.json: rotary positions scaled by '" + kind
                                + "' are not supported; supported are 'default' and 'llama3'");
        };
    }

    /**
     * Stretches the slow frequencies. With w = 2 pi / frequency, the wavelength, and L the original length: frequency
     * where w &lt; L / high; frequency / factor where w &gt; L / low; between the two mixed, s * frequency + (1 - s) *
     * frequency / factor with s = (L / w - low) / (high - low).
     */
    private static RotaryFrequencies stretched(List<Double> plain, Configuration scaling) {
        double factor = scaling.number("factor");
        double low = scaling.number("low_freq_factor");
        double high = scaling.number("high_freq_factor");
        double length = scaling.positive("original_max_position_embeddings");
        return new RotaryFrequencies(plain.stream()
                .map(frequency -> {
                    double waves = length * frequency / (2 * Math.PI);
                    double kept = Math.min(1, Math.max(0, (waves - low) / (high - low)));
                    return kept * frequency + (1 - kept) * frequency / factor;
                })
                .toList());
    }
}
