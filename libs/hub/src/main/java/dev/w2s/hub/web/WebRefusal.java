package dev.w2s.hub.web;

import dev.w2s.hub.http.HttpAnswer;
import dev.w2s.hub.http.RetryAfter;
import dev.w2s.hub.http.StatusFailure;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.time.Clock;
import java.time.Duration;

/** Turns a web server's status codes into failures that say what they mean for a file and what to do. */
final class WebRefusal {
    private WebRefusal() {}

    /**
     * Returns if the status is 2xx or 416.
     *
     * @throws StatusFailure if another try may succeed
     * @throws CategorizedException if no other try can succeed
     */
    static void orThrow(HttpAnswer response, WebFile file) throws StatusFailure {
        int status = response.status();
        if (status / 100 == 2 || status == 416) {
            return;
        }
        if (status == 429 || status == 408 || status >= 500) {
            Duration retryAfter = RetryAfter.of(response.headers(), Clock.systemUTC());
            throw new StatusFailure(
                    response.from().getHost() + " answered " + status
                            + (retryAfter == null ? "" : ", and asks to wait " + retryAfter.toSeconds() + " s"),
                    retryAfter);
        }
        if (status == 404 || status == 410) {
            throw new CategorizedException(
                    FailureCategory.MISSING_INPUT,
                    "there is no " + file + " (" + response.from().getHost() + " answered " + status
                            + "): check the address, or bring the file to this machine and name its folder as file:");
        }
        throw new CategorizedException(
                FailureCategory.INVALID_REQUEST,
                response.from().getHost() + " answered " + status + " for " + file
                        + ": files are asked for without a login; where one is needed, bring the file to this machine "
                        + "and name its folder as file:");
    }
}
