package dev.w2s.model.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.w2s.model.BertTiny;
import dev.w2s.model.Cancellation;
import dev.w2s.model.LanguageModel;
import dev.w2s.model.torch.Torch;
import dev.w2s.model.tuning.snapshot.ProgressStore;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.training.Adaptation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Equal recipes give equal bytes, however the run went. */
class ResumeTest {
    private static final Map<Adaptation, Map<String, String>> UNBROKEN = new HashMap<>();

    private static Torch torch;
    private static LanguageModel model;

    @TempDir
    Path folder;

    @BeforeAll
    static void load() {
        torch = Torch.start(2);
        model = BertTiny.load(torch);
    }

    @AfterAll
    static void close() {
        model.close();
        torch.close();
    }

    static Stream<Arguments> killings() {
        return Stream.of(FineTuningFixture.LORA, FineTuningFixture.LORA_WITH_DROPOUT, FineTuningFixture.FULL)
                .flatMap(adaptation -> Stream.of(1, 3, 8, 10).map(step -> Arguments.of(adaptation, step)));
    }

    @ParameterizedTest
    @MethodSource("killings")
    void aRunThatWasKilledEndsWithTheBytesOfAnUnbrokenOne(Adaptation adaptation, int step) {
        // given
        FineTuningFixture fixture = FineTuningFixture.of(model, adaptation);
        ProgressStore progress = FineTuningFixture.progressIn(folder.resolve("store"));
        assertThatThrownBy(() -> fixture.run(progress, dyingAfter(step), Cancellation.NEVER))
                .isInstanceOf(Killed.class);

        // when
        FineTuningResult resumed = fixture.run(progress, TrainingListener.NONE, Cancellation.NEVER);

        // then
        assertThat(FineTuningFixture.bytes(resumed, folder.resolve("resumed"))).isEqualTo(unbroken(fixture));
    }

    @ParameterizedTest
    @MethodSource("killings")
    void aRunThatWasInterruptedGoesOnFromTheVeryStep(Adaptation adaptation, int step) {
        // given
        FineTuningFixture fixture = FineTuningFixture.of(model, adaptation);
        ProgressStore progress = FineTuningFixture.progressIn(folder.resolve("store"));
        AtomicInteger done = new AtomicInteger();
        assertThatThrownBy(() -> fixture.run(progress, state -> done.set(state.step()), () -> {
                    if (done.get() == step) {
                        throw new CategorizedException(FailureCategory.INTERRUPTED, "shutting down");
                    }
                }))
                .hasMessage("shutting down");
        List<Integer> steps = new ArrayList<>();

        // when
        FineTuningResult resumed = fixture.run(progress, state -> steps.add(state.step()), Cancellation.NEVER);

        // then
        assertThat(steps).hasSize(FineTuningFixture.STEPS - step).doesNotContain(step);
        assertThat(FineTuningFixture.bytes(resumed, folder.resolve("resumed"))).isEqualTo(unbroken(fixture));
    }

    @Test
    void aSecondRunGivesTheSameBytes() {
        // given
        FineTuningFixture fixture = FineTuningFixture.of(model, FineTuningFixture.LORA);

        // when
        Map<String, String> first = FineTuningFixture.bytes(fixture.run(), folder.resolve("first"));
        Map<String, String> second = FineTuningFixture.bytes(fixture.run(), folder.resolve("second"));

        // then
        assertThat(second)
                .isEqualTo(first)
                .containsKeys("adapter_model.safetensors", "checkpoint.json", "history.json");
    }

    @ParameterizedTest
    @MethodSource("adaptations")
    void theNumberOfThreadsChangesNoBit(Adaptation adaptation) {
        // given
        Map<Integer, Map<String, String>> bytes = new HashMap<>();

        // when
        for (int threads : new int[] {1, 2, 3}) {
            try (Torch other = Torch.start(threads);
                    LanguageModel sameModel = BertTiny.load(other)) {
                FineTuningResult result =
                        FineTuningFixture.of(sameModel, adaptation).run();
                bytes.put(threads, FineTuningFixture.bytes(result, folder.resolve(threads + " threads")));
            }
        }

        // then
        assertThat(bytes.get(2)).isEqualTo(bytes.get(1));
        assertThat(bytes.get(3)).isEqualTo(bytes.get(1));
    }

    static List<Adaptation> adaptations() {
        return List.of(FineTuningFixture.LORA, FineTuningFixture.LORA_WITH_DROPOUT, FineTuningFixture.FULL);
    }

    @Test
    void progressOfAnotherRunIsNotTakenUp() {
        // given
        ProgressStore progress = FineTuningFixture.progressIn(folder.resolve("store"));
        FineTuningFixture.of(model, FineTuningFixture.LORA).run(progress, TrainingListener.NONE, Cancellation.NEVER);
        FineTuningFixture other = FineTuningFixture.of(model, FineTuningFixture.LORA)
                .with(FineTuningFixture.training(FineTuningFixture.LORA, 1e-3, 3, 0));
        List<Integer> steps = new ArrayList<>();

        // when
        other.run(progress, state -> steps.add(state.step()), Cancellation.NEVER);

        // then
        assertThat(steps).hasSize(FineTuningFixture.STEPS);
    }

    @Test
    void damagedProgressCostsTimeAndNothingElse() throws IOException {
        // given
        FineTuningFixture fixture = FineTuningFixture.of(model, FineTuningFixture.LORA);
        ProgressStore progress = FineTuningFixture.progressIn(folder.resolve("store"));
        assertThatThrownBy(() -> fixture.run(progress, dyingAfter(7), Cancellation.NEVER))
                .isInstanceOf(Killed.class);
        Files.write(progress.latest().orElseThrow().resolve("weights.safetensors"), new byte[] {1, 2, 3});

        // when
        FineTuningResult resumed = fixture.run(progress, TrainingListener.NONE, Cancellation.NEVER);

        // then
        assertThat(FineTuningFixture.bytes(resumed, folder.resolve("resumed"))).isEqualTo(unbroken(fixture));
    }

    private Map<String, String> unbroken(FineTuningFixture fixture) {
        return UNBROKEN.computeIfAbsent(
                fixture.training().adaptation(),
                adaptation -> FineTuningFixture.bytes(fixture.run(), folder.resolve("unbroken")));
    }

    private static TrainingListener dyingAfter(int step) {
        return state -> {
            if (state.step() == step) {
                throw new Killed();
            }
        };
    }

    private static final class Killed extends RuntimeException {}
}
