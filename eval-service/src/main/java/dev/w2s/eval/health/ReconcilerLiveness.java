package dev.w2s.eval.health;

import dev.w2s.eval.reconcile.Reconciler;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/**
 * Reports that the service is alive while the reconciler's rounds go on. A round ends whether or not broker and
 * database answer; one that hangs for minutes hangs for good.
 */
@Liveness
@ApplicationScoped
class ReconcilerLiveness implements HealthCheck {
    private static final Duration HANGING = Duration.ofMinutes(10);

    private final Reconciler reconciler;

    ReconcilerLiveness(Reconciler reconciler) {
        this.reconciler = reconciler;
    }

    @Override
    public HealthCheckResponse call() {
        Duration sinceLastRound = reconciler.sinceLastRound();
        return HealthCheckResponse.named("eval-service: reconciler comes round")
                .status(sinceLastRound.compareTo(HANGING) < 0)
                .withData("secondsSinceLastRound", sinceLastRound.toSeconds())
                .build();
    }
}
