package dev.w2s.tools.bench;

import dev.w2s.tools.option.Choice;
import dev.w2s.tools.option.WholeNumber.NotNegative;
import dev.w2s.tools.option.WrongUsage;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that give the shape and the seed of a model with random weights. */
final class ShapeOptions {
    private static final ModelShape SMALL = new ModelShape(Family.QWEN2, 256, 6, 8, 8, 704, 30522, 512);

    /** Reads the name of a published model's shape. */
    static final class Presets extends Choice<ModelShape> {
        Presets() {
            super(ModelShape.PRESETS);
        }
    }

    /** Reads the name of a family. */
    static final class Families extends Choice<Family> {
        Families() {
            super(Family.values(), Family::label);
        }
    }

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            converter = Presets.class,
            completionCandidates = Presets.class,
            description = "a published model's shape, over which the sizes given go: ${COMPLETION-CANDIDATES}")
    private @Nullable ModelShape preset;

    @Option(
            names = "--family",
            paramLabel = "NAME",
            converter = Families.class,
            completionCandidates = Families.class,
            description = "${COMPLETION-CANDIDATES} (default: qwen2, or the preset's)")
    private @Nullable Family family;

    @Option(names = "--hidden", paramLabel = "N", description = "the width of a layer (default: 256)")
    private @Nullable Integer hidden;

    @Option(names = "--layers", paramLabel = "N", description = "how many layers (default: 6)")
    private @Nullable Integer layers;

    @Option(names = "--heads", paramLabel = "N", description = "attention heads of a layer (default: 8)")
    private @Nullable Integer heads;

    @Option(
            names = "--kv-heads",
            paramLabel = "N",
            description = "key and value heads of a layer (default: as many as heads)")
    private @Nullable Integer keyValueHeads;

    @Option(names = "--ffn", paramLabel = "N", description = "the inner width of the feed-forward part (default: 704)")
    private @Nullable Integer feedForward;

    @Option(names = "--vocabulary", paramLabel = "N", description = "how many tokens there are (default: 30522)")
    private @Nullable Integer vocabulary;

    @Option(
            names = "--seed",
            paramLabel = "N",
            converter = NotNegative.class,
            description = "of the random weights (default: ${DEFAULT-VALUE})")
    int seed = 0;

    /**
     * Returns the preset's shape, or a small one, with the sizes given.
     *
     * @param longestText in tokens; the model has a position for each of them
     * @throws WrongUsage if the widths cannot be divided among the heads
     */
    ModelShape shape(int longestText) {
        ModelShape base = Objects.requireNonNullElse(preset, SMALL);
        int width = Objects.requireNonNullElse(hidden, base.hidden());
        int queryHeads = Objects.requireNonNullElse(heads, base.heads());
        int sharedHeads = Objects.requireNonNullElse(keyValueHeads, heads != null ? heads : base.keyValueHeads());
        if (width % queryHeads != 0 || queryHeads % sharedHeads != 0) {
            throw new WrongUsage("--hidden must be a multiple of --heads, and --heads of --kv-heads; they are " + width
                    + ", " + queryHeads + " and " + sharedHeads);
        }
        return new ModelShape(
                Objects.requireNonNullElse(family, base.family()),
                width,
                Objects.requireNonNullElse(layers, base.layers()),
                queryHeads,
                sharedHeads,
                Objects.requireNonNullElse(feedForward, base.feedForward()),
                Objects.requireNonNullElse(vocabulary, base.vocabulary()),
                Math.max(base.positions(), longestText));
    }
}
