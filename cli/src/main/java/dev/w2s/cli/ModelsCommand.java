package dev.w2s.cli;

import dev.w2s.cli.failure.ExitCode;
import dev.w2s.study.catalogue.BundledModel;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the bundled models. */
@Command(
        name = "models",
        header = "List the bundled models.",
        description = "%nA study can also name a model of the Hugging Face hub, org/name or org/name@revision, and any"
                + " folder of one: file:/absolute/folder.%n")
final class ModelsCommand implements Callable<Integer> {
    private final Servers servers;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli's
    private CommandSpec spec;

    @Mixin
    private final ServerOption server = new ServerOption();

    ModelsCommand(Servers servers) {
        this.servers = servers;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        for (BundledModel model : servers.connect(server.url()).models()) {
            out.println(model.name() + "\n    " + model.description() + "\n    " + model.reference() + "; "
                    + model.licence());
        }
        return ExitCode.OK;
    }
}
