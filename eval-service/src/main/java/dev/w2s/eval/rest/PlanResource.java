package dev.w2s.eval.rest;

import dev.w2s.eval.preview.StudyPreview;
import dev.w2s.study.StudyReader;
import dev.w2s.study.view.PlanView;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Shows what a study would do, before anybody submits it. */
@Path("/plans")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "studies")
public class PlanResource {
    private final StudyPreview preview;
    private final StudyReader reader;

    PlanResource(StudyPreview preview, StudyReader reader) {
        this.preview = preview;
        this.reader = reader;
    }

    @POST
    @Consumes({"application/yaml", "text/yaml", "application/x-yaml", MediaType.APPLICATION_JSON})
    @Operation(summary = "The jobs that a study would need; nothing is stored or started")
    @APIResponse(responseCode = "200", description = "jobs, who shares them, which exist, what they should cost")
    @APIResponse(
            responseCode = "400",
            description = "the study cannot be run as it is written; field and complaint say why")
    public PlanView plan(String document) {
        return preview.of(reader.read(document));
    }
}
