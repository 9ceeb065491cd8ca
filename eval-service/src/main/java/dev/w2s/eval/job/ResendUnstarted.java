package dev.w2s.eval.job;

import dev.w2s.eval.EvalConfiguration;
import dev.w2s.eval.reconcile.ReconcilerStep;
import dev.w2s.eval.reconcile.Stage;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Marks jobs that were sent long ago and never started, so that they are sent again. If the first message turns up
 * after all, it does no harm.
 */
@ApplicationScoped
public class ResendUnstarted implements ReconcilerStep {
    private final Jobs jobs;
    private final EvalConfiguration configuration;
    private final InstantSource clock;

    ResendUnstarted(Jobs jobs, EvalConfiguration configuration, InstantSource clock) {
        this.jobs = jobs;
        this.configuration = configuration;
        this.clock = clock;
    }

    @Override
    public Stage stage() {
        return Stage.RESEND_UNSTARTED;
    }

    @Override
    public int act() {
        Instant sentBefore = clock.instant().minus(configuration.resendAfter());
        return QuarkusTransaction.requiringNew().call(() -> jobs.forgetSendingOfUnstarted(sentBefore));
    }
}
