package dev.w2s.hub;

import dev.w2s.hub.http.HttpAnswer;
import dev.w2s.hub.http.RetryAfter;
import dev.w2s.hub.http.StatusFailure;
import dev.w2s.hub.repository.HubRepository;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Turns the hub's status codes into failures that say what they mean for a repository and what to do. */
final class HubRefusal {
    private static final int LONGEST_REASON = 200;
    private static final String GIVE_TOKEN =
            "set HF_TOKEN to a token of https://huggingface.co/settings/tokens, or run `hf auth login`";

    private final HubSettings settings;
    private final HubRepository repository;
    private final @Nullable String path;
    private final @Nullable HubToken token;
    private final String subject;

    /** @param path the file that was asked for; null for the repository's listing */
    HubRefusal(HubSettings settings, HubRepository repository, @Nullable String path) {
        this.settings = settings;
        this.repository = repository;
        this.path = path;
        this.token = settings.token();
        this.subject = repository.kind().label() + " " + repository.name();
    }

    /**
     * Returns if the status is 2xx or 416.
     *
     * @throws StatusFailure if another try may succeed
     * @throws CategorizedException if no other try can succeed
     */
    void orThrow(HttpAnswer response) throws StatusFailure {
        int status = response.status();
        if (status / 100 == 2 || status == 416) {
            return;
        }
        if (status == 429 || status == 408 || status >= 500 || !response.isFromEndpoint()) {
            throw passing(response);
        }
        throw lasting(response);
    }

    private StatusFailure passing(HttpAnswer response) {
        Duration retryAfter = RetryAfter.of(response.headers(), Clock.systemUTC());
        String host = response.from().getHost();
        String wish = retryAfter == null ? "" : ", and asks to wait " + retryAfter.toSeconds() + " s";
        String words = response.status() == 429
                ? host + " has had too many requests (429)" + wish
                        + (token == null ? "; with a token it allows more: " + GIVE_TOKEN : "")
                : host + " answered " + response.status() + wish;
        return new StatusFailure(words, retryAfter);
    }

    private CategorizedException lasting(HttpAnswer response) {
        String code = response.header("X-Error-Code").orElse("");
        String reason = reason(response);
        if (code.equals("GatedRepo")) {
            return refused("the " + subject + " is gated" + reason + ": accept its terms at " + page()
                    + (token == null ? ", and " + GIVE_TOKEN : " as the user of the " + token));
        }
        return switch (response.status()) {
            case 401 ->
                refused(
                        token == null
                                ? "the hub shows no " + subject + " to those without a token" + reason
                                        + ": check the name; if it is private or gated, " + GIVE_TOKEN
                                : "the hub does not accept the " + token + reason + ": it may have expired; "
                                        + GIVE_TOKEN);
            case 403 ->
                refused("the " + subject + " is closed to "
                        + (token == null ? "those without a token" : "the user of the " + token) + reason
                        + ": ask for access at " + page()
                        + (token == null ? ", and " + GIVE_TOKEN : ", or give the token the right to read it"));
            case 404 -> new CategorizedException(FailureCategory.MISSING_INPUT, notThere(code) + reason);
            default ->
                refused("the hub answered " + response.status() + " for the " + subject + reason
                        + ": check that HF_ENDPOINT (" + settings.endpoint() + ") names a hub");
        };
    }

    private String notThere(String code) {
        if (code.equals("RevisionNotFound")) {
            return "the " + subject + " has no revision '" + repository.revision() + "': see " + page() + "/tree/main";
        }
        if (code.equals("RepoNotFound") || path == null) {
            return "there is no " + subject + " at " + settings.endpoint() + ": check the name; if it is private, "
                    + (token == null ? GIVE_TOKEN : "the user of the " + token + " can't see it");
        }
        return "the " + subject + " has no file '" + path + "' at " + repository.revision() + ": see " + page()
                + "/tree/" + repository.revision();
    }

    private String page() {
        return settings.endpoint() + "/" + repository.kind().pagePrefix() + repository.name();
    }

    /** Returns the hub's own reason. It is text from outside, so it is shortened and cleaned of control characters. */
    private static String reason(HttpAnswer response) {
        String reason = response.header("X-Error-Message")
                .orElse("")
                .replaceAll("\\p{Cntrl}", " ")
                .strip();
        return reason.isEmpty() ? "" : " ('" + reason.substring(0, Math.min(LONGEST_REASON, reason.length())) + "')";
    }

    private static CategorizedException refused(String words) {
        return new CategorizedException(FailureCategory.INVALID_REQUEST, words);
    }
}
