package dev.w2s.study;

/** One arm of a study: a combination of task, method and seed. Its two models are the study's. */
public record Arm(String task, Method method, long seed) {
    @Override
    public String toString() {
        return task + " / " + method.label() + " / seed " + seed;
    }
}
