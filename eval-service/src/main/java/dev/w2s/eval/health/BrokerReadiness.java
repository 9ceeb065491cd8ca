package dev.w2s.eval.health;

import dev.w2s.eval.message.Broker;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Reports that the service is ready while the broker answers; the datasource has its own check of the database. */
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
