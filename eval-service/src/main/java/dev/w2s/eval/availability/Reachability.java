package dev.w2s.eval.availability;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says once that something has gone, and once that it is back. */
public final class Reachability {
    private static final Logger LOG = LoggerFactory.getLogger(Reachability.class);

    private final String what;
    private final AtomicBoolean reachable = new AtomicBoolean(true);

    /** @param what as it begins a sentence, for example {@code the database} */
    public Reachability(String what) {
        this.what = what;
    }

    /** Takes note of an answer, or of its absence, and hands it on. */
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
