package dev.w2s.cli.show;

import dev.w2s.cli.failure.CommandFailure;
import dev.w2s.cli.server.EvalService;
import dev.w2s.cli.server.StudyEvents;
import dev.w2s.cli.server.Update;
import dev.w2s.study.view.StudyView;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;

/** Follows a study until it has ended, showing its jobs. */
public final class StudyWatch {
    private static final Duration REDRAW_EVERY = Duration.ofMillis(200);

    private final EvalService server;
    private final Screen screen;
    private final StudyProgress progress = new StudyProgress();
    private boolean disconnected;

    private StudyWatch(EvalService server, Screen screen) {
        this.server = server;
        this.screen = screen;
    }

    /** @param terminal whether {@code out} is a terminal, on which lines can be redrawn */
    public static StudyWatch on(PrintWriter out, boolean terminal, EvalService server) {
        return new StudyWatch(server, terminal ? new TerminalScreen(out, WindowSize.ofTerminal()) : new LogScreen(out));
    }

    /**
     * Returns the study once it has ended.
     *
     * @throws CommandFailure where there is no such study, or the server is gone
     */
    public StudyView untilEnded(String studyId) throws InterruptedException {
        long begin = System.nanoTime();
        try (StudyEvents events = server.events(studyId)) {
            boolean ended = false;
            while (!ended) {
                Optional<Update> update = events.next(REDRAW_EVERY);
                while (update.isPresent() && !ended) {
                    ended = handled(update.get());
                    update = events.next(Duration.ZERO);
                }
                screen.show(progress, Duration.ofNanos(System.nanoTime() - begin));
            }
        } finally {
            screen.end(progress);
        }
        return server.study(studyId);
    }

    /** Shows the update, and returns whether it was the last one. */
    boolean handled(Update update) {
        if (update instanceof Update.Job job) {
            progress.accept(job.job());
            sayConnectedAgain();
            return false;
        }
        if (update instanceof Update.Study study) {
            progress.accept(study.summary());
            sayConnectedAgain();
            return false;
        }
        if (update instanceof Update.Disconnected trouble) {
            if (!disconnected) {
                disconnected = true;
                screen.say("The connection to " + server.url() + " broke (" + trouble.why() + "); trying again ...");
            }
            return false;
        }
        if (update instanceof Update.Lost lost) {
            throw new CommandFailure(lost.exitCode(), lost.why());
        }
        if (update instanceof Update.Ended) {
            return true;
        }
        throw new IllegalStateException("a watch does not know " + update.getClass());
    }

    private void sayConnectedAgain() {
        if (disconnected) {
            disconnected = false;
            screen.say("Connected again.");
        }
    }
}
