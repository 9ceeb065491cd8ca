package dev.w2s.study.recipe;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.w2s.study.job.JobKind;
import dev.w2s.study.json.NotInKey;
import dev.w2s.study.json.StudyJson;
import java.util.List;

/**
 * A job's recipe: everything that changes the numbers of its artifact, and nothing else but the places of inputs, which
 * are {@link NotInKey}. Absent fields are left out of the canonical JSON, so that a recipe can gain an optional field
 * without renaming earlier artifacts. Each recipe has a formula version, which is raised when the code behind it
 * computes something else from the same fields.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "job")
@JsonSubTypes({
    @JsonSubTypes.Type(value = PrepareTask.class, name = "prepare-task"),
    @JsonSubTypes.Type(value = FineTune.class, name = "fine-tune"),
    @JsonSubTypes.Type(value = Predict.class, name = "predict"),
    @JsonSubTypes.Type(value = ExtractActivations.class, name = "extract-activations"),
    @JsonSubTypes.Type(value = FitProbe.class, name = "fit-probe")
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface Recipe permits PrepareTask, FineTune, Predict, ExtractActivations, FitProbe {
    /** Returns the version of the formula that the artifact is computed with. */
    int formula();

    /** Returns the version of the formula that this build computes; it runs no recipe of another one. */
    @JsonIgnore
    int currentFormula();

    @JsonIgnore
    JobKind kind();

    @JsonIgnore
    ArtifactKind produces();

    /** Returns the artifacts that must exist before the job can run. */
    @JsonIgnore
    List<ArtifactId> inputs();

    @JsonIgnore
    default Key key() {
        return Key.of(StudyJson.keyMapper().valueToTree(this));
    }

    @JsonIgnore
    default ArtifactId artifact() {
        return new ArtifactId(produces(), key());
    }
}
