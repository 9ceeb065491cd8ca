package dev.w2s.eval.health;

import dev.w2s.eval.message.Broker;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while the broker answers; the database has a check of its own in the datasource. */
@Readiness
@ApplicationScoped
class BrokerReadiness implements HealthCheck {
    private final Broker broker;

    BrokerReadiness(Broker broker) {
        this.broker = broker;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("eval-service: broker answers")
                .status(broker.answers())
                .build();
    }
}
