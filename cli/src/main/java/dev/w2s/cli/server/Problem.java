package dev.w2s.cli.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.w2s.study.json.StudyJson;
import org.jspecify.annotations.Nullable;

/** Why a request was refused, as RFC 9457's {@code application/problem+json} with the offending field. */
record Problem(
        @Nullable String title,
        @Nullable String detail,
        @Nullable String field) {

    static Problem read(int status, String body) {
        try {
            Problem problem = StudyJson.mapper().readValue(body, Problem.class);
            if (problem != null && (problem.title != null || problem.detail != null)) {
                return problem;
            }
        } catch (JsonProcessingException notAProblem) {
            // A proxy's page or an empty body: the status has to do.
        }
        return new Problem("HTTP status " + status, null, null);
    }

    String inWords() {
        if (detail == null) {
            return String.valueOf(title);
        }
        return field == null || detail.startsWith(field) ? detail : field + ": " + detail;
    }
}
