package dev.w2s.model.tuning;

/** Measures how fast a run goes, since this process began or resumed it. */
final class Pace {
    private final long startNanos = System.nanoTime();
    private final int firstStep;
    private long tokens;

    Pace(int firstStep) {
        this.firstStep = firstStep;
    }

    void count(int tokensOfStep) {
        tokens += tokensOfStep;
    }

    long tokens() {
        return tokens;
    }

    double tokensPerSecond() {
        return tokens / seconds();
    }

    double remainingSeconds(int step, int totalSteps) {
        return seconds() / Math.max(1, step - firstStep) * (totalSteps - step);
    }

    private double seconds() {
        return Math.max(1, System.nanoTime() - startNanos) / 1e9;
    }
}
