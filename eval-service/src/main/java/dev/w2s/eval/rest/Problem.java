package dev.w2s.eval.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.failure.InvalidFieldException;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/**
 * A failure as an HTTP client sees it (RFC 9457).
 *
 * @param type {@code urn:w2s:problem:<kind>}; it names a kind of problem and is not an address
 * @param detail a sentence for the user, with the offending value and the remedy
 * @param category the failure's; null for problems that are not about a study's content
 * @param field the offending field's path in the study; null where there is none
 * @param complaint what is wrong with the field's value; null where there is no field
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
