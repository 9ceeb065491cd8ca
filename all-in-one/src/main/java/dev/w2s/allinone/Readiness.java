package dev.w2s.allinone;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the services whether they are ready, over HTTP, as their users will. */
final class Readiness {
    private static final Logger LOG = LoggerFactory.getLogger(Readiness.class);
    private static final Duration ASK_EVERY = Duration.ofMillis(50);
    private static final Duration COMPLAIN_EVERY = Duration.ofSeconds(10);

    private final URI health;
    private String lastAnswer = "no answer";

    Readiness(URI server) {
        this.health = server.resolve("/q/health/ready");
    }

    /** Waits until the services are ready, as long as it takes; says in the log what is missing. */
    void await() throws InterruptedException {
        long complained = System.nanoTime();
        while (!isReady()) {
            if (System.nanoTime() - complained > COMPLAIN_EVERY.toNanos()) {
                complained = System.nanoTime();
                LOG.warn("not ready yet: {}", lastAnswer);
            }
            Thread.sleep(ASK_EVERY.toMillis());
        }
    }

    private boolean isReady() {
        try {
            HttpURLConnection connection = (HttpURLConnection) health.toURL().openConnection(Proxy.NO_PROXY);
            connection.setConnectTimeout(2_000);
            connection.setReadTimeout(10_000);
            if (connection.getResponseCode() == HttpURLConnection.HTTP_OK) {
                return true;
            }
            lastAnswer = new String(connection.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            lastAnswer = e.toString();
        }
        return false;
    }
}
