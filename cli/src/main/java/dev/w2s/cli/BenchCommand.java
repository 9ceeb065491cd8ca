package dev.w2s.cli;

import dev.w2s.cli.home.Installation;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Measures the engine on this machine. */
@Command(
        name = "bench",
        header = "Measure the engine on this machine.",
        description =
                "%nTokens per second and what probes take, beside the rate of plain matrix products; memory over a long run; random"
                        + " weights as a model folder. 'w2s bench --help' is about this command, 'w2s bench train --help' and 'w2s"
                        + " bench probe --help' list the options.%n")
final class BenchCommand implements Callable<Integer> {
    private static final String PROBE = "probe";
    private static final String PROBES = "dev.w2s.tools.probebench.ProbeBench";
    private static final String MODELS = "dev.w2s.tools.bench.Bench";

    private final Installation installation;

    @Parameters(
            arity = "1..*",
            paramLabel = "ARGUMENT",
            description = "train, predict, soak, model or probe, and its options")
    private List<String> arguments = List.of();

    BenchCommand(Installation installation) {
        this.installation = installation;
    }

    @Override
    public Integer call() throws InterruptedException, IOException {
        return new EngineProcess(command()).run();
    }

    private List<String> command() {
        return arguments.get(0).equals(PROBE)
                ? installation.main(PROBES, arguments.subList(1, arguments.size()))
                : installation.main(MODELS, arguments);
    }
}
