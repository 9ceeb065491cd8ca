package dev.w2s.eval.job;

import dev.w2s.eval.EvalConfiguration;
import dev.w2s.eval.reconcile.ReconcilerStep;
import dev.w2s.eval.reconcile.Stage;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Has jobs sent again that were sent long ago and never started; should the first message turn up, it does no harm. */
@ApplicationScoped
public class LateStarts implements ReconcilerStep {
    private final Jobs jobs;
    private final EvalConfiguration configuration;

    LateStarts(Jobs jobs, EvalConfiguration configuration) {
        this.jobs = jobs;
        this.configuration = configuration;
    }

    @Override
    public Stage stage() {
        return Stage.RESEND_UNSTARTED;
    }

    @Override
    public int act() {
        Instant sentBefore = Instant.now().minus(configuration.resendAfter());
        return QuarkusTransaction.requiringNew().call(() -> jobs.forgetSendingOfUnstarted(sentBefore));
    }
}
