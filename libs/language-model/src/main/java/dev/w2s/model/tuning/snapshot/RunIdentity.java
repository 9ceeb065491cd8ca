package dev.w2s.model.tuning.snapshot;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.w2s.artifact.FileFingerprint;
import dev.w2s.model.tuning.data.LabelledText;
import dev.w2s.study.json.StudyJson;
import dev.w2s.study.recipe.CanonicalJson;
import dev.w2s.study.recipe.Loss;
import dev.w2s.study.recipe.PinnedModel;
import dev.w2s.study.training.Training;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A hash of all that determines a run's numbers, so that a snapshot of another run is never taken for one of this run.
 */
public final class RunIdentity {
    private RunIdentity() {}

    public static String of(
            PinnedModel model,
            Loss loss,
            Training training,
            long seed,
            List<LabelledText> examples,
            List<LabelledText> validation) {
        ObjectNode json = StudyJson.keyMapper().createObjectNode();
        json.set("model", StudyJson.keyMapper().valueToTree(model));
        json.set("loss", StudyJson.keyMapper().valueToTree(loss));
        json.set("training", StudyJson.keyMapper().valueToTree(training));
        json.put("seed", Long.toString(seed));
        json.set("examples", StudyJson.keyMapper().valueToTree(examples));
        json.set("validation", StudyJson.keyMapper().valueToTree(validation));
        return FileFingerprint.sha256(CanonicalJson.write(json).getBytes(StandardCharsets.UTF_8));
    }
}
