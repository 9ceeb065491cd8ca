package dev.w2s.cli.show;

import java.time.Duration;

/** Where a watched study is shown. */
interface Screen {
    /** Shows what has changed; called again and again, also when nothing has. */
    void show(StudyProgress progress, Duration watched);

    /** A line of its own, for example about the connection. */
    void say(String line);

    /** Leaves the screen ready for whatever is printed next. */
    void end(StudyProgress progress);
}
