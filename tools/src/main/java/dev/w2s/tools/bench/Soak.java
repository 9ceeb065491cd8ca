package dev.w2s.tools.bench;

import dev.w2s.model.memory.ResidentMemory;
import dev.w2s.model.torch.Torch;
import dev.w2s.model.tuning.SyntheticTraining;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Works on texts of mixed lengths for a long time, and watches what stays in memory. */
final class Soak {
    private static final int PREDICT_EVERY = 5;
    private static final double MEGABYTE = 1e6;

    private final Torch torch;
    private final SyntheticTraining training;
    private final int batch;
    private final int longest;
    private final int vocabulary;
    private final double nanosOfMinute;
    private final PrintWriter out;
    private final SplittableRandom random = new SplittableRandom(0);
    private int steps;

    /** @param secondsOfMinute 60; tests take less */
    Soak(
            Torch torch,
            SyntheticTraining training,
            int batch,
            int longest,
            int vocabulary,
            double secondsOfMinute,
            PrintWriter out) {
        this.torch = torch;
        this.training = training;
        this.batch = batch;
        this.longest = longest;
        this.vocabulary = vocabulary;
        this.nanosOfMinute = secondsOfMinute * 1e9;
        this.out = out;
    }

    /**
     * Prints a line for each minute, then how much the resident memory grew from the second quarter of the time to the
     * last.
     *
     * @throws CategorizedException {@code INTERNAL} if the number of live native tensors changed
     */
    void run(int minutes) {
        step();
        int live = torch.liveTensors();
        List<Double> resident = new ArrayList<>();
        Table table = new Table(
                out,
                "%6s %9s %14s %14s %14s",
                "%6d %9d %14.0f %14.0f %14d",
                "minute",
                "steps",
                "resident MB",
                "Java heap MB",
                "live tensors");
        long start = System.nanoTime();
        for (int minute = 1; minute <= minutes; minute++) {
            while (System.nanoTime() - start < minute * nanosOfMinute) {
                step();
            }
            resident.add(ResidentMemory.now().orElse(0) / MEGABYTE);
            table.row(
                    minute,
                    steps,
                    resident.get(minute - 1),
                    Runtime.getRuntime().totalMemory() / MEGABYTE,
                    torch.liveTensors());
            if (torch.liveTensors() != live) {
                throw new CategorizedException(
                        FailureCategory.INTERNAL,
                        "native tensors leak: " + live + " were live after the first step, " + torch.liveTensors()
                                + " after step " + steps);
            }
        }
        double early = mean(resident.subList(minutes / 4, Math.max(minutes / 2, minutes / 4 + 1)));
        double late = mean(resident.subList(minutes * 3 / 4, minutes));
        out.printf(
                Locale.ROOT,
                "Mean of the second quarter %.0f MB, of the last %.0f MB; the most at any time %.0f MB.%n",
                early,
                late,
                ResidentMemory.peak().orElse(0) / MEGABYTE);
    }

    private void step() {
        List<int[]> sequences = IntStream.range(0, batch)
                .mapToObj(text ->
                        random.ints(1 + random.nextInt(longest), 0, vocabulary).toArray())
                .toList();
        training.train(sequences);
        if (steps % PREDICT_EVERY == 0) {
            training.predict(sequences);
        }
        steps++;
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }
}
