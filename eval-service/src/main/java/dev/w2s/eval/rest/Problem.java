package dev.w2s.eval.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.failure.InvalidFieldException;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong, as RFC 9457 has it.
 *
 * @param type {@code urn:w2s:problem:<kind>}; a kind of problem, not an address
 * @param detail in words for the user: the offending value and the remedy
 * @param category of the failure, where the request asked for what cannot be
 * @param field the offending field's path in the study, where there is one, and with it the complaint about it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable FailureCategory category,
        @Nullable String field,
        @Nullable String complaint) {
    static final String MEDIA_TYPE = "application/problem+json";

    static Problem of(String kind, Response.StatusType status, String detail) {
        return of(kind, status, detail, null);
    }

    static Problem of(String kind, Response.StatusType status, String detail, @Nullable FailureCategory category) {
        return new Problem(type(kind), status.getReasonPhrase(), status.getStatusCode(), detail, category, null, null);
    }

    static Problem of(InvalidFieldException invalid) {
        return new Problem(
                type("invalid-study"),
                Response.Status.BAD_REQUEST.getReasonPhrase(),
                Response.Status.BAD_REQUEST.getStatusCode(),
                String.valueOf(invalid.getMessage()),
                invalid.category(),
                invalid.field(),
                invalid.complaint());
    }

    private static String type(String kind) {
        return "urn:w2s:problem:" + kind;
    }

    Response response() {
        return Response.status(status).type(MEDIA_TYPE).entity(this).build();
    }
}
