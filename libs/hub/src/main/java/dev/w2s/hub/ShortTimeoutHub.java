package dev.w2s.hub;

import dev.w2s.hub.http.HttpTimeouts;
import dev.w2s.hub.http.RetryLimits;
import dev.w2s.study.failure.CategorizedException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The Hugging Face hub with short timeouts, for planning: somebody waits for the answer to a submitted study. */
public final class ShortTimeoutHub {
    private static final HttpTimeouts TIMEOUTS =
            new HttpTimeouts(Duration.ofSeconds(4), Duration.ofSeconds(8), Duration.ofSeconds(8));

    private static final RetryLimits RETRIES =
            new RetryLimits(2, Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(4));

    private final Supplier<HubSettings> settings;
    private @Nullable HubClient client;

    /** @param settings are asked for when the first study names the hub; their timeouts and retries are not used */
    public ShortTimeoutHub(Supplier<HubSettings> settings) {
        this.settings = settings;
    }

    /** Takes the hub and cache that the environment names, by {@code HF_HOME} and the like. */
    public static ShortTimeoutHub ofEnvironment(Map<String, String> environment) {
        return new ShortTimeoutHub(() -> HubSettings.fromEnvironment(environment));
    }

    /**
     * Asks the hub.
     *
     * @throws CategorizedException as {@link HubClient} says; {@link HubAwayException} if a later try may succeed
     */
    public <T> T ask(Function<HubClient, T> question) {
        try {
            return question.apply(client());
        } catch (CategorizedException e) {
            throw e.category().isRetryable() ? new HubAwayException(e.category(), e.getMessage(), e) : e;
        }
    }

    private synchronized HubClient client() {
        if (client == null) {
            client = new HubClient(settings.get().withPatience(TIMEOUTS, RETRIES));
        }
        return client;
    }
}
