package dev.w2s.tools.export;

import dev.w2s.model.architecture.Architecture;
import dev.w2s.model.architecture.Architectures;
import dev.w2s.model.checkpoint.Checkpoint;
import dev.w2s.model.checkpoint.CheckpointDescription;
import dev.w2s.model.checkpoint.CheckpointFolder;
import dev.w2s.model.export.MergedModel;
import dev.w2s.model.source.PretrainedFiles;
import dev.w2s.model.source.PretrainedModels;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Merges a checkpoint into its base model. */
@Command(
        name = "export",
        header = "Merge a checkpoint into its base model.",
        description = "%nThe result is a plain Hugging Face folder in float32, which needs neither w2s nor peft.%n")
public final class ExportCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "CHECKPOINT",
            description =
                    "a folder with checkpoint.json: of an artifact, it is store/checkpoint/ab/ab12... in W2S_HOME")
    private Path checkpoint = Path.of("");

    @Parameters(index = "1", paramLabel = "TARGET", description = "a folder that does not exist yet")
    private Path target = Path.of("");

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        CheckpointDescription description = CheckpointDescription.read(checkpoint);
        out.println("base model " + description.model().reference());
        try (PretrainedFiles base = new PretrainedModels().open(description.model())) {
            Architecture architecture = Architectures.of(base.configuration());
            Checkpoint trained = new CheckpointFolder(checkpoint, architecture).read();
            MergedModel merged = new MergedModel(base, trained);
            merged.writeTo(target, MergedModel.SHARD_BYTES, out::println);
            out.println(target + " is ready: "
                    + merged.transformersClass()
                            .map(name -> "transformers opens it as " + name)
                            .orElse("transformers opens its body; it has no class for a head on "
                                    + description.model().pooling().label()
                                    + ", so apply score.weight to that yourself"));
        }
    }
}
