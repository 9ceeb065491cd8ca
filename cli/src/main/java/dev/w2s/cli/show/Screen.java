package dev.w2s.cli.show;

import java.time.Duration;

/** The place where a study is shown while it is watched. */
interface Screen {
    /** Shows what has changed. It is called again and again, even when nothing has. */
    void show(StudyProgress progress, Duration watched);

    /** Shows a line of its own, for example about the connection. */
    void say(String line);

    /** Leaves the screen ready for whatever is printed next. */
    void end(StudyProgress progress);
}
