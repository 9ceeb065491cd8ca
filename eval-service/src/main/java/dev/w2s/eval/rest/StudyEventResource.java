package dev.w2s.eval.rest;

import dev.w2s.eval.EvalConfiguration;
import dev.w2s.eval.study.StudyViews;
import dev.w2s.study.view.StudyView;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Streams the changes of a study while it runs. It reads the database again and again and sends what has changed, so
 * that every process shows what any process has written, and no change is missed.
 */
@Path("/studies/{id}/events")
@Tag(name = "studies")
public class StudyEventResource {
    private static final Logger LOG = LoggerFactory.getLogger(StudyEventResource.class);

    private final StudyViews views;
    private final EvalConfiguration configuration;

    StudyEventResource(StudyViews views, EvalConfiguration configuration) {
        this.views = views;
        this.configuration = configuration;
    }

    @GET
    @Blocking
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Follow a study: everything first, then what changes; ends after the study has",
            description = "Events 'study' carry a StudySummary, events 'job' a JobView; comments are signs of life")
    @APIResponse(responseCode = "404", description = "there is no such study")
    public Multi<OutboundSseEvent> follow(String id, @Context Sse sse) {
        StudyWatch watch = new StudyWatch(sse, configuration.heartbeatInterval(), views.view(id));
        Multi<OutboundSseEvent> first = Multi.createFrom().iterable(watch.snapshot());
        Multi<OutboundSseEvent> changes = Multi.createFrom()
                .ticks()
                .startingAfter(configuration.watchInterval())
                .every(configuration.watchInterval())
                .onOverflow()
                .drop()
                .emitOn(Infrastructure.getDefaultWorkerPool(), 1)
                .map(tick -> look(id, watch))
                .select()
                .first(watch::isToBeSeen)
                .onItem()
                .transformToIterable(watch::changes);
        return Multi.createBy().concatenating().streams(first, changes);
    }

    /**
     * Reads the study; while the database does not answer, returns what the viewer was told last, so that the stream
     * goes on.
     */
    private StudyView look(String id, StudyWatch watch) {
        try {
            return views.view(id);
        } catch (RuntimeException e) {
            LOG.debug("study {} cannot be looked at now", id, e);
            return watch.told();
        }
    }
}
