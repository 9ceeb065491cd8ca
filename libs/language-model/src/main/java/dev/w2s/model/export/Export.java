package dev.w2s.model.export;

import dev.w2s.model.architecture.Architecture;
import dev.w2s.model.architecture.Architectures;
import dev.w2s.model.checkpoint.Checkpoint;
import dev.w2s.model.checkpoint.CheckpointDescription;
import dev.w2s.model.checkpoint.CheckpointFolder;
import dev.w2s.model.source.PretrainedFiles;
import dev.w2s.model.source.PretrainedModels;
import dev.w2s.study.failure.CategorizedException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** The {@code export} command. */
public final class Export {
    private static final String USAGE = """
        Usage: w2s export CHECKPOINT TARGET

        Merges a checkpoint into its base model: TARGET becomes a plain Hugging Face folder, weights in float32.

          CHECKPOINT   a folder with checkpoint.json, such as $W2S_HOME/store/checkpoint/ab/ab12...
          TARGET       a folder that does not exist yet
        """;

    private Export() {}

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.out, System.err));
    }

    /** Returns the exit code: 0, or 2 for a wrong command line, or 1 for a failure. */
    static int run(List<String> arguments, PrintStream out, PrintStream err) {
        if (arguments.contains("--help") || arguments.contains("-h")) {
            out.print(USAGE);
            return 0;
        }
        if (arguments.size() != 2) {
            err.print(USAGE);
            return 2;
        }
        try {
            export(Path.of(arguments.get(0)), Path.of(arguments.get(1)), out);
            return 0;
        } catch (CategorizedException e) {
            err.println(e.getMessage());
            return 1;
        }
    }

    private static void export(Path folder, Path target, PrintStream out) {
        CheckpointDescription description = CheckpointDescription.read(folder);
        out.println("base model " + description.model().reference());
        try (PretrainedFiles base = new PretrainedModels().open(description.model())) {
            Architecture architecture = Architectures.of(base.configuration());
            Checkpoint checkpoint = new CheckpointFolder(folder, architecture).read();
            MergedModel merged = new MergedModel(base, checkpoint);
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
