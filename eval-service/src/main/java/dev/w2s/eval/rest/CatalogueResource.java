package dev.w2s.eval.rest;

import dev.w2s.study.catalogue.BundledModel;
import dev.w2s.study.catalogue.BundledModels;
import dev.w2s.study.catalogue.TaskCatalogue;
import dev.w2s.study.task.TaskDefinition;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Lists the tasks and models that a study can name. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "catalogues")
public class CatalogueResource {
    private final TaskCatalogue tasks;
    private final BundledModels models;

    CatalogueResource(TaskCatalogue tasks, BundledModels models) {
        this.tasks = tasks;
        this.models = models;
    }

    @GET
    @Path("/tasks")
    @Operation(summary = "The bundled tasks")
    public List<TaskDefinition> tasks() {
        return List.copyOf(tasks.all());
    }

    @GET
    @Path("/models")
    @Operation(summary = "The bundled models; models of the Hugging Face hub and in folders can be named too")
    public List<BundledModel> models() {
        return models.all();
    }
}
