package dev.w2s.eval.reconcile;

import java.util.Locale;

/** The stages of a round, in the order in which one makes work for the next. */
public enum Stage {
    CREATE_TOPICS(true),
    DISCOVER_ARTIFACTS(true),
    RESEND_UNSTARTED(true),
    SEND_CANCELLATIONS(false),
    SEND_JOBS(false),
    SCORE(false),
    CONCLUDE(false),
    ANNOUNCE(false),
    COUNT_STATES(true);

    private final boolean onlyPeriodic;

    Stage(boolean onlyPeriodic) {
        this.onlyPeriodic = onlyPeriodic;
    }

    /** Whether a round that follows a nudge leaves this stage out. */
    boolean isOnlyPeriodic() {
        return onlyPeriodic;
    }

    /** Returns the name in metrics, for example {@code send-jobs}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
