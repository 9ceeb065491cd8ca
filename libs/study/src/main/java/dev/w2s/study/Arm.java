package dev.w2s.study;

/** One cell of a study: its two models are the study's. */
public record Arm(String task, Method method, long seed) {
    @Override
    public String toString() {
        return task + " / " + method.label() + " / seed " + seed;
    }
}
