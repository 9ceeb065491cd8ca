package dev.w2s.model.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.w2s.model.LanguageModel;
import dev.w2s.model.source.PretrainedModels;
import dev.w2s.model.torch.Torch;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.model.ModelReference;
import dev.w2s.study.training.Precision;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Model folders with a mutated file: each is loaded, or refused in words, and takes hardly more of the heap than the
 * intact folder, whatever its numbers say. {@code -Dw2s.fuzz.mutations=20000} for a long run.
 */
class HostileFolderTest {
    private static final int MUTATIONS = Integer.getInteger("w2s.fuzz.mutations", 40);
    private static final int FIRST_SEED = Integer.getInteger("w2s.fuzz.seed", 0);
    private static final Set<FailureCategory> EXPECTED =
            EnumSet.of(FailureCategory.INVALID_REQUEST, FailureCategory.CORRUPT_INPUT, FailureCategory.MISSING_INPUT);

    /** Beyond one and a half times what the intact folder takes. */
    private static final long ALLOCATED_PER_BYTE = 10;

    private static Torch torch;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        torch = Torch.start(1);
    }

    @AfterAll
    static void stop() {
        torch.close();
    }

    @ParameterizedTest
    @EnumSource(Target.class)
    void everyMutationIsLoadedOrRefusedInWords(Target target) throws IOException {
        // given
        target.publish(folder);
        Path file = folder.resolve(target.file());
        byte[] original = Files.readAllBytes(file);
        int live = torch.liveTensors();
        int refused = 0;
        outcome();
        long intact = heapOf(this::outcome);

        for (int seed = FIRST_SEED; seed < FIRST_SEED + MUTATIONS; seed++) {
            byte[] mutated = target.mutated(original, new Mutation(seed));
            Files.write(file, mutated);

            // when
            AtomicReference<String> found = new AtomicReference<>();
            long heap = heapOf(() -> found.set(outcome()));
            String outcome = found.get();

            // then
            assertThat(outcome).as("%s, seed %d", target, seed).isIn("loaded", "refused");
            assertThat(heap)
                    .as("heap for %s, seed %d: %s", target, seed, outcome)
                    .isLessThan(intact + intact / 2 + ALLOCATED_PER_BYTE * mutated.length);
            refused += outcome.equals("refused") ? 1 : 0;
        }
        assertThat(torch.liveTensors()).isEqualTo(live);
        assertThat(refused).isBetween(MUTATIONS / 4, MUTATIONS);
    }

    private String outcome() {
        try {
            LanguageModel.load(
                            torch,
                            new PretrainedModels().open(new ModelReference("file:" + folder)),
                            Precision.FLOAT32,
                            null)
                    .close();
            return "loaded";
        } catch (CategorizedException e) {
            return EXPECTED.contains(e.category()) ? "refused" : e.category() + ": " + e.getMessage();
        } catch (Throwable e) {
            return "thrown: " + e + " at " + e.getStackTrace()[0];
        }
    }

    /** In bytes, of this thread. */
    private static long heapOf(Runnable work) {
        long before = allocated();
        work.run();
        return allocated() - before;
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
