package dev.w2s.allinone;

import java.util.Optional;

/** Ends this process when the one that started it has ended, however that was. */
final class ParentWatch {
    private ParentWatch() {}

    /**
     * Watches.
     *
     * @param parent its process id; 0 for none
     * @param onEnd called from a thread of its own, at once where the parent is gone already
     */
    static void start(long parent, Runnable onEnd) {
        if (parent == 0) {
            return;
        }
        Optional<ProcessHandle> process = ProcessHandle.of(parent);
        Thread watch = new Thread(
                () -> {
                    process.ifPresent(it -> it.onExit().join());
                    onEnd.run();
                },
                "parent-watch");
        watch.setDaemon(true);
        watch.start();
    }
}
