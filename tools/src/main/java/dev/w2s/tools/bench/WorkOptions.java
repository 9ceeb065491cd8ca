package dev.w2s.tools.bench;

import dev.w2s.model.network.TokenBudget;
import dev.w2s.model.torch.ComputeDevice;
import dev.w2s.model.tuning.EngineSettings;
import dev.w2s.study.training.Adaptation;
import dev.w2s.study.training.Precision;
import dev.w2s.tools.option.Choice;
import dev.w2s.tools.option.WholeNumber.NotNegative;
import dev.w2s.tools.option.Words;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say what the engine has to do, and where. */
final class WorkOptions {
    /** Whether each layer runs twice instead of keeping what it computed. */
    enum Recompute {
        OFF,
        ON
    }

    /** Reads {@code off} or {@code on}. */
    static final class RecomputeWords extends Choice<Recompute> {
        RecomputeWords() {
            super(Recompute.values(), Words::of);
        }
    }

    /** What is trained: adapters, or all weights. */
    enum Trained {
        LORA,
        FULL
    }

    /** Reads {@code lora} or {@code full}. */
    static final class TrainedWords extends Choice<Trained> {
        TrainedWords() {
            super(Trained.values(), Words::of);
        }
    }

    @Option(names = "--batch", paramLabel = "N", description = "texts a step (default: ${DEFAULT-VALUE})")
    int batch = 32;

    @Mixin
    private final TextOptions texts = new TextOptions();

    @Option(
            names = "--recompute",
            paramLabel = "WORD",
            defaultValue = "off",
            converter = RecomputeWords.class,
            description = "on runs each layer twice instead of keeping what it computed (default: ${DEFAULT-VALUE})")
    private Recompute recompute = Recompute.OFF;

    @Option(
            names = "--adaptation",
            paramLabel = "WORD",
            defaultValue = "lora",
            converter = TrainedWords.class,
            completionCandidates = TrainedWords.class,
            description = "what is trained: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private Trained trained = Trained.LORA;

    @Option(names = "--rank", paramLabel = "N", description = "of LoRA (default: ${DEFAULT-VALUE})")
    private int rank = 8;

    @Option(
            names = "--threads",
            paramLabel = "N",
            converter = NotNegative.class,
            description = "that compute side by side; 0 = one for each processor (default: ${DEFAULT-VALUE})")
    int threads = 0;

    @Option(
            names = "--device",
            paramLabel = "DEVICE",
            defaultValue = "cpu",
            description = "cpu, cuda, or cuda:1 for the second GPU (default: ${DEFAULT-VALUE})")
    private String device = "cpu";

    /** Returns the length of a text, or with mixed lengths of the longest, in tokens. */
    int length() {
        return texts.length;
    }

    Precision precision() {
        return texts.precision;
    }

    boolean full() {
        return trained == Trained.FULL;
    }

    Adaptation adaptation() {
        return switch (trained) {
            case LORA -> new Adaptation.Lora(rank, rank, 0, List.of(Adaptation.Lora.ALL_LINEAR));
            case FULL -> new Adaptation.Full(true);
        };
    }

    /** Returns settings with which one pass takes the whole batch. */
    EngineSettings settings() {
        TokenBudget all = new TokenBudget(batch * length());
        return new EngineSettings(all, all, recompute == Recompute.ON, 0);
    }

    ComputeDevice device() {
        return ComputeDevice.parse(device);
    }
}
