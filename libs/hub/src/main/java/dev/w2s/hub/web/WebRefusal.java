package dev.w2s.hub.web;

import dev.w2s.hub.http.HttpAnswer;
import dev.w2s.hub.http.RetryAfter;
import dev.w2s.hub.http.StatusFailure;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.time.Clock;
import java.time.Duration;

/** What a web server's status codes mean for a file, and what to do about each. */
final class WebRefusal {
    private WebRefusal() {}

    /** Returns for 2xx and 416; a {@link StatusFailure} may pass, a {@link CategorizedException} will not. */
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
