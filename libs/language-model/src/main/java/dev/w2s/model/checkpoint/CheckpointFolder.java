package dev.w2s.model.checkpoint;

import dev.w2s.artifact.safetensors.SafetensorsFile;
import dev.w2s.artifact.safetensors.SafetensorsWriter;
import dev.w2s.artifact.safetensors.Tensor;
import dev.w2s.model.architecture.Architecture;
import dev.w2s.study.json.StudyJson;
import dev.w2s.study.training.Adaptation;
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

    /** @param architecture of the base model */
    public CheckpointFolder(Path folder, Architecture architecture) {
        this.folder = folder;
        this.peft = new PeftAdapter(architecture);
    }

    /** Adds the files to the folder, which exists. */
    public void write(Checkpoint checkpoint) {
        CheckpointDescription description = checkpoint.description();
        if (description.adaptation() instanceof Adaptation.Lora lora) {
            Map<String, Tensor> keyed = peft.keyed(checkpoint.tensors());
            SafetensorsWriter.write(folder.resolve(PeftAdapter.WEIGHTS), keyed, SafetensorsWriter.PYTORCH);
            JsonText.write(folder.resolve(PeftAdapter.CONFIGURATION), peft.configuration(description, lora));
        } else {
            SafetensorsWriter.write(folder.resolve(TRAINED), checkpoint.tensors(), SafetensorsWriter.PYTORCH);
        }
        JsonText.write(
                folder.resolve(CheckpointDescription.FILE), StudyJson.mapper().valueToTree(description));
    }

    /** Whoever uses the tensors checks their names and shapes. */
    public Checkpoint read() {
        CheckpointDescription description = CheckpointDescription.read(folder);
        Map<String, Tensor> tensors = description.adaptation() instanceof Adaptation.Lora
                ? tensors(PeftAdapter.WEIGHTS, peft::name)
                : tensors(TRAINED, UnaryOperator.identity());
        return new Checkpoint(description, tensors);
    }

    /** Widened to float32 where they were saved as something shorter. */
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
