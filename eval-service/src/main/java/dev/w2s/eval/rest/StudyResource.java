package dev.w2s.eval.rest;

import dev.w2s.eval.message.Broker;
import dev.w2s.eval.report.ResultsAssembly;
import dev.w2s.eval.report.StudyReport;
import dev.w2s.eval.study.StudyCancellation;
import dev.w2s.eval.study.StudySubmission;
import dev.w2s.eval.study.StudyViews;
import dev.w2s.eval.study.SubmittedStudy;
import dev.w2s.events.LogContext;
import dev.w2s.study.Study;
import dev.w2s.study.StudyReader;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.view.StudyResults;
import dev.w2s.study.view.StudySummary;
import dev.w2s.study.view.StudyView;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Accepts, shows and cancels studies. */
@Path("/studies")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "studies")
public class StudyResource {
    private final StudySubmission submission;
    private final StudyCancellation cancellation;
    private final StudyViews views;
    private final ResultsAssembly results;
    private final StudyReport report;
    private final Broker broker;
    private final StudyReader reader;

    StudyResource(
            StudySubmission submission,
            StudyCancellation cancellation,
            StudyViews views,
            ResultsAssembly results,
            StudyReport report,
            Broker broker,
            StudyReader reader) {
        this.submission = submission;
        this.cancellation = cancellation;
        this.views = views;
        this.results = results;
        this.report = report;
        this.broker = broker;
        this.reader = reader;
    }

    @POST
    @Consumes({"application/yaml", "text/yaml", "application/x-yaml", MediaType.APPLICATION_JSON})
    @Operation(summary = "Submit a study, as YAML or JSON; the same study again changes nothing")
    @APIResponse(
            responseCode = "201",
            description = "accepted, and its jobs start; Location is where it can be watched",
            content = @Content(schema = @Schema(implementation = StudyView.class)))
    @APIResponse(responseCode = "200", description = "the same study was here already")
    @APIResponse(
            responseCode = "400",
            description = "the study cannot be run as it is written; field and complaint say why")
    @APIResponse(responseCode = "409", description = "another study has this id")
    @APIResponse(responseCode = "503", description = "database or broker is unreachable; nothing was stored")
    public Response submit(String document, @Context UriInfo uri) {
        Study study = reader.read(document);
        if (!broker.answers()) {
            throw new CategorizedException(
                    FailureCategory.INFRASTRUCTURE, "the Kafka broker does not answer; nothing was stored, try again");
        }
        SubmittedStudy admitted = submission.submit(study);
        StudyView view = views.view(admitted.id());
        if (!admitted.isNew()) {
            return Response.ok(view).build();
        }
        return Response.created(uri.getAbsolutePathBuilder().path(admitted.id()).build())
                .entity(view)
                .build();
    }

    @GET
    @Operation(summary = "All studies, the newest first")
    public List<StudySummary> list() {
        return views.summaries();
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "A study with its arms, jobs, progress and scores")
    @APIResponse(responseCode = "404", description = "there is no such study")
    public StudyView get(String id) {
        return views.view(id);
    }

    @DELETE
    @Path("/{id}")
    @ResponseStatus(202)
    @Operation(summary = "Cancel a study; jobs that no other running study needs are stopped, artifacts stay")
    @APIResponse(responseCode = "404", description = "there is no such study")
    public StudyView cancel(String id) {
        try (LogContext context = LogContext.study(id)) {
            cancellation.cancel(id);
        }
        return views.view(id);
    }

    @GET
    @Path("/{id}/results")
    @Operation(summary = "A study with all that is needed to reproduce it")
    @APIResponse(responseCode = "404", description = "there is no such study")
    public StudyResults results(String id) {
        return results.of(id);
    }

    @GET
    @Path("/{id}/report.md")
    @Produces("text/markdown;charset=UTF-8")
    @Operation(summary = "The report for people, in Markdown")
    @APIResponse(responseCode = "404", description = "there is no such study")
    public String report(String id) {
        return report.of(results.of(id));
    }
}
