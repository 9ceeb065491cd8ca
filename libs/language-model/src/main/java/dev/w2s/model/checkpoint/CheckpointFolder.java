package dev.w2s.model.checkpoint;

import dev.w2s.artifact.safetensors.SafetensorsFile;
import dev.w2s.artifact.safetensors.SafetensorsWriter;
import dev.w2s.artifact.safetensors.Tensor;
import dev.w2s.model.architecture.Architecture;
import dev.w2s.study.json.StudyJson;
import dev.w2s.study.recipe.PinnedModel;
import dev.w2s.study.training.Adaptation;
import dev.w2s.study.training.Precision;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A checkpoint's files. An adapter is a folder that {@code peft} opens, the head under its own key; full fine-tuning
 * leaves all trained weights, head included, in {@code trained.safetensors}. {@code checkpoint.json} says what it is.
 * Equal checkpoints are equal bytes.
 */
public final class CheckpointFolder {
    private static final String TRAINED = "trained.safetensors";

    private final Path folder;
    private final PeftAdapter peft;

    /** @param architecture the structure of the base model */
    public CheckpointFolder(Path folder, Architecture architecture) {
        this.folder = folder;
        this.peft = new PeftAdapter(architecture);
    }

    /** Adds the files to the folder, which exists. */
    public void write(Checkpoint checkpoint) {
        CheckpointDescription description = checkpoint.description();
        Adaptation adaptation = description.adaptation();
        if (adaptation instanceof Adaptation.Lora lora) {
            Map<String, Tensor> keyed = peft.keyed(checkpoint.tensors());
            SafetensorsWriter.write(folder.resolve(PeftAdapter.WEIGHTS), keyed, SafetensorsWriter.PYTORCH);
            JsonText.write(folder.resolve(PeftAdapter.CONFIGURATION), peft.configuration(description, lora));
        } else if (adaptation instanceof Adaptation.Full) {
            SafetensorsWriter.write(folder.resolve(TRAINED), checkpoint.tensors(), SafetensorsWriter.PYTORCH);
        } else {
            throw unknown(adaptation);
        }
        JsonText.write(
                folder.resolve(CheckpointDescription.FILE), StudyJson.mapper().valueToTree(description));
    }

    /** Reads the files. Names and shapes of the tensors are checked by whatever uses them. */
    public Checkpoint read() {
        CheckpointDescription description = CheckpointDescription.read(folder);
        return new Checkpoint(description, tensors(description.adaptation()));
    }

    private Map<String, Tensor> tensors(Adaptation adaptation) {
        if (adaptation instanceof Adaptation.Lora) {
            return tensors(PeftAdapter.WEIGHTS, peft::name);
        }
        if (adaptation instanceof Adaptation.Full) {
            return tensors(TRAINED, UnaryOperator.identity());
        }
        throw unknown(adaptation);
    }

    private static IllegalArgumentException unknown(Adaptation adaptation) {
        return new IllegalArgumentException("a checkpoint cannot hold the adaptation "
                + adaptation.getClass().getName());
    }

    /**
     * Reads a folder that peft wrote, which has no {@code checkpoint.json}.
     *
     * @param base the model that the adapter was trained on, and how its head reads it
     * @param precision the element type of the base model's weights
     * @throws dev.w2s.study.failure.CategorizedException {@code INVALID_REQUEST} naming an option of peft that the
     *     engine does not have, such as DoRA
     */
    public Checkpoint readPeft(PinnedModel base, Precision precision) {
        Adaptation.Lora lora = PeftConfiguration.read(folder.resolve(PeftAdapter.CONFIGURATION));
        return new Checkpoint(
                new CheckpointDescription(base, lora, precision, CheckpointDescription.UNKNOWN_STEP),
                tensors(PeftAdapter.WEIGHTS, peft::name));
    }

    /** The tensors of a file, widened to float32 where they were saved as something shorter. */
    private Map<String, Tensor> tensors(String file, UnaryOperator<String> naming) {
        Map<String, Tensor> tensors = new HashMap<>();
        try (SafetensorsFile safetensors = SafetensorsFile.open(folder.resolve(file))) {
            for (String key : safetensors.names()) {
                long[] shape = safetensors.header(key).dimensions();
                tensors.put(naming.apply(key), Tensor.floats(safetensors.floats(key), shape));
            }
        }
        return tensors;
    }
}
