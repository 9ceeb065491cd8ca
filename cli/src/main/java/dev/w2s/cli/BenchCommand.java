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
                "%nTokens per second beside the rate of plain matrix products, memory over a long run, random weights as a model"
                        + " folder. 'w2s bench --help' is about this command, 'w2s bench train --help' lists the options.%n")
final class BenchCommand implements Callable<Integer> {
    private static final String BENCH = "dev.w2s.model.bench.Bench";

    private final Installation installation;

    @Parameters(arity = "1..*", paramLabel = "ARGUMENT", description = "train, predict, soak or model, and its options")
    private List<String> arguments = List.of();

    BenchCommand(Installation installation) {
        this.installation = installation;
    }

    @Override
    public Integer call() throws InterruptedException, IOException {
        return new EngineProcess(installation.main(BENCH, arguments)).run();
    }
}
