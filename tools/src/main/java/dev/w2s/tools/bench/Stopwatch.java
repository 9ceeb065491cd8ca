package dev.w2s.tools.bench;

/** Does some work again and again, and adds up how often and how long. */
final class Stopwatch {
    private static final int WARM_UP = 3;

    private final Runnable work;
    private final double unitsEach;
    private long count;
    private ProcessTime time = ProcessTime.NONE;

    /** @param unitsEach how much one run of the work does; the first three runs are not counted */
    Stopwatch(double unitsEach, Runnable work) {
        this.unitsEach = unitsEach;
        this.work = work;
        for (int i = 0; i < WARM_UP; i++) {
            work.run();
        }
    }

    /** Works for that long, once at least. */
    void run(double seconds) {
        ProcessTime start = ProcessTime.now();
        do {
            work.run();
            count++;
        } while (ProcessTime.now().since(start).seconds() < seconds);
        time = time.plus(ProcessTime.now().since(start));
    }

    Rate rate() {
        return time.rate(unitsEach * count);
    }
}
