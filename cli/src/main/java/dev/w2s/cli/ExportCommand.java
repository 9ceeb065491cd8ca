package dev.w2s.cli;

import dev.w2s.cli.home.Installation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Merges a checkpoint into its base model. */
@Command(
        name = "export",
        header = "Merge a checkpoint into its base model.",
        description = "%nThe result is a plain Hugging Face folder in float32, which needs neither w2s nor peft.%n")
final class ExportCommand implements Callable<Integer> {
    private static final String EXPORT = "dev.w2s.model.export.Export";

    private final Installation installation;

    @Parameters(
            index = "0",
            paramLabel = "CHECKPOINT",
            description =
                    "a folder with checkpoint.json: of an artifact, it is store/checkpoint/ab/ab12... in W2S_HOME")
    private Path checkpoint = Path.of("");

    @Parameters(index = "1", paramLabel = "TARGET", description = "a folder that does not exist yet")
    private Path target = Path.of("");

    ExportCommand(Installation installation) {
        this.installation = installation;
    }

    @Override
    public Integer call() throws InterruptedException, IOException {
        return new EngineProcess(installation.main(EXPORT, List.of(checkpoint.toString(), target.toString()))).run();
    }
}
