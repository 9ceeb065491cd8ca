package dev.w2s.tools.bench;

import dev.w2s.model.torch.Torch;
import dev.w2s.probing.activation.Points;
import dev.w2s.probing.prediction.SoftTargets;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Makes activations that look like a model's: noise and some factors of falling weight that all features share, the
 * first of which decides the label. Equal arguments give equal points.
 */
final class RandomPoints {
    private static final int FACTORS = 24;

    private final int features;
    private final float[][] loadings = new float[FACTORS][];

    RandomPoints(int features) {
        this.features = features;
        SplittableRandom random = new SplittableRandom(1);
        for (int factor = 0; factor < FACTORS; factor++) {
            float weight = 2f / (1 + factor);
            float[] loading = new float[features];
            for (int i = 0; i < features; i++) {
                loading[i] = weight * (float) random.nextDouble(-1, 1);
            }
            loadings[factor] = loading;
        }
    }

    Points points(Torch torch, int count, long seed) {
        float[] rows = new float[count * features];
        for (int row = 0; row < count; row++) {
            SplittableRandom random = new SplittableRandom(seed * count + row);
            double[] factors = factors(random);
            for (int i = 0; i < features; i++) {
                double value = random.nextDouble(-1, 1);
                for (int factor = 0; factor < FACTORS; factor++) {
                    value += factors[factor] * loadings[factor][i];
                }
                rows[row * features + i] = (float) value;
            }
        }
        return Points.of(
                torch, IntStream.range(0, count).mapToObj(i -> "example" + i).toList(), rows);
    }

    /** Returns soft labels of those points, as a weak model would give them that is right about four times in five. */
    SoftTargets labels(int count, long seed) {
        double[] labels = new double[count];
        for (int row = 0; row < count; row++) {
            SplittableRandom random = new SplittableRandom(seed * count + row);
            double first = factors(random)[0];
            labels[row] = 1 / (1 + Math.exp(-1.5 * first - random.nextGaussian()));
        }
        return new SoftTargets(labels);
    }

    private static double[] factors(SplittableRandom random) {
        double[] factors = new double[FACTORS];
        Arrays.setAll(factors, factor -> random.nextGaussian());
        return factors;
    }
}
