package dev.w2s.eval.availability;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs once that a server no longer answers, and once that it answers again. */
public final class Reachability {
    private static final Logger LOG = LoggerFactory.getLogger(Reachability.class);

    private final String what;
    private final AtomicBoolean reachable = new AtomicBoolean(true);

    /** @param what the server, as it begins a sentence, for example {@code the database} */
    public Reachability(String what) {
        this.what = what;
    }

    /** Records whether the server answers, and returns the same. */
    public boolean note(boolean answers) {
        if (reachable.getAndSet(answers) != answers) {
            if (answers) {
                LOG.info("{} answers again", what);
            } else {
                LOG.warn("{} does not answer; what depends on it waits", what);
            }
        }
        return answers;
    }
}
