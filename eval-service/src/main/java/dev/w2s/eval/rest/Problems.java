package dev.w2s.eval.rest;

import dev.w2s.eval.availability.DatabaseProbe;
import dev.w2s.eval.study.StudyConflictException;
import dev.w2s.eval.study.UnknownStudyException;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.InvalidFieldException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers every failure with a {@link Problem}. */
@ApplicationScoped
class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private final DatabaseProbe database;

    Problems(DatabaseProbe database) {
        this.database = database;
    }

    @ServerExceptionMapper
    Response invalid(InvalidFieldException e) {
        return Problem.of(e).response();
    }

    @ServerExceptionMapper
    Response unknown(UnknownStudyException e) {
        return Problem.of("unknown-study", Response.Status.NOT_FOUND, String.valueOf(e.getMessage()))
                .response();
    }

    @ServerExceptionMapper
    Response conflict(StudyConflictException e) {
        return Problem.of("id-taken", Response.Status.CONFLICT, String.valueOf(e.getMessage()))
                .response();
    }

    /** A failure that trying again cannot cure is the request's fault; any other is the service's. */
    @ServerExceptionMapper
    Response categorized(CategorizedException e) {
        Response.Status status =
                e.category().isRetryable() ? Response.Status.SERVICE_UNAVAILABLE : Response.Status.BAD_REQUEST;
        return Problem.of(e.category().label(), status, String.valueOf(e.getMessage()), e.category())
                .response();
    }

    @ServerExceptionMapper
    Response http(WebApplicationException e) {
        Response.StatusType status = e.getResponse().getStatusInfo();
        String detail = e instanceof NotSupportedException
                ? "a study is sent with Content-Type application/yaml or application/json"
                : String.valueOf(e.getMessage());
        return Problem.of("http", status, detail).response();
    }

    @ServerExceptionMapper
    Response unforeseen(RuntimeException e) {
        if (!database.answers()) {
            return Problem.of(
                            "database-unreachable",
                            Response.Status.SERVICE_UNAVAILABLE,
                            "the database does not answer; nothing was changed, try again")
                    .response();
        }
        String incident = UUID.randomUUID().toString();
        LOG.error("incident {}", incident, e);
        return Problem.of(
                        "internal",
                        Response.Status.INTERNAL_SERVER_ERROR,
                        "a defect; the service's log says more under incident " + incident)
                .response();
    }
}
