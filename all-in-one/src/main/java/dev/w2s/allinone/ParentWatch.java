package dev.w2s.allinone;

import java.util.Optional;

/** Watches the process that started this one, and ends this one when that one has ended, in whatever way. */
final class ParentWatch {
    private ParentWatch() {}

    /**
     * Starts to watch.
     *
     * @param parent the id of the process to watch; 0 for none
     * @param onEnd called on a thread of its own, at once if the parent is gone already
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
