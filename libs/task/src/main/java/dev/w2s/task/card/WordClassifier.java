package dev.w2s.task.card;

import java.util.List;

/**
 * A logistic regression on {@link BagOfWords}, which knows words and no grammar. It minimises log loss +
 * {@value #DECAY} |w|^2 / 2 by AdaGrad (Duchi et al. 2011), one example at a time, for {@value #PASSES} passes in the
 * given order. An example changes only the weights of its own words. The same examples give the same bits on every
 * machine.
 */
final class WordClassifier {
    private static final int PASSES = 10;
    private static final double LEARNING_RATE = 0.5;
    private static final double DECAY = 1e-5;
    private static final double EPSILON = 1e-8;

    private final double[] weights = new double[BagOfWords.DIMENSIONS];
    private final double[] squaredGradients = new double[BagOfWords.DIMENSIONS];
    private double bias;
    private double squaredBiasGradients;

    private WordClassifier() {}

    /** Trains a classifier. */
    static WordClassifier trainedOn(List<BagOfWords> texts, boolean[] labels) {
        WordClassifier classifier = new WordClassifier();
        for (int pass = 0; pass < PASSES; pass++) {
            for (int i = 0; i < texts.size(); i++) {
                classifier.learn(texts.get(i), labels[i]);
            }
        }
        return classifier;
    }

    /** Returns the logit of label 1. */
    double score(BagOfWords text) {
        double score = bias;
        for (int i = 0; i < text.dimensions().length; i++) {
            score += weights[text.dimensions()[i]] * text.values()[i];
        }
        return score;
    }

    private void learn(BagOfWords text, boolean label) {
        // StrictMath, because Math may differ in the last bit from one machine to another.
        double error = 1 / (1 + StrictMath.exp(-score(text))) - (label ? 1 : 0);
        for (int i = 0; i < text.dimensions().length; i++) {
            int word = text.dimensions()[i];
            double gradient = error * text.values()[i] + DECAY * weights[word];
            squaredGradients[word] += gradient * gradient;
            weights[word] -= step(gradient, squaredGradients[word]);
        }
        squaredBiasGradients += error * error;
        bias -= step(error, squaredBiasGradients);
    }

    private static double step(double gradient, double squaredGradients) {
        return LEARNING_RATE * gradient / (Math.sqrt(squaredGradients) + EPSILON);
    }
}
