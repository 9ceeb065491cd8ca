package dev.w2s.cli;

import dev.w2s.cli.failure.ExitCode;
import dev.w2s.cli.home.Installation;
import dev.w2s.cli.home.W2sHome;
import dev.w2s.cli.server.EvalService;
import dev.w2s.cli.show.Quantity;
import dev.w2s.study.StudyState;
import dev.w2s.study.view.StudySummary;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs a real study from start to table. */
@Command(
        name = "demo",
        header = "Run a small study of real models on real data, from start to table.",
        description =
                "%nStarts broker, database and services if they do not run, and stops them afterwards. An interrupted"
                        + " demo goes on where it was; a finished one takes seconds, since its artifacts are kept.%n")
final class DemoCommand implements Callable<Integer> {
    private final Installation installation;
    private final W2sHome home;
    private final Servers servers;
    private final boolean terminal;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli's
    private CommandSpec spec;

    @Mixin
    private final ServerOption server = new ServerOption();

    @Mixin
    private final AllInOneOptions allInOne = new AllInOneOptions();

    @Option(
            names = "--task",
            paramLabel = "TASK",
            defaultValue = DemoStudy.WORDNET,
            completionCandidates = DemoStudy.Tasks.class,
            description =
                    "one of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}); on ppa the student does not beat"
                            + " its teacher")
    private String task = DemoStudy.WORDNET;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "3",
            description = "how many seeds, counted from 0 (default: ${DEFAULT-VALUE})")
    private int seeds;

    @Option(
            names = "--output",
            paramLabel = "DIR",
            description = "folder for report.md and results.json; default: reports/<study> in W2S_HOME")
    private @Nullable Path output;

    DemoCommand(Installation installation, W2sHome home, Servers servers, boolean terminal) {
        this.installation = installation;
        this.home = home;
        this.servers = servers;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (seeds < 1) {
            throw new ParameterException(spec.commandLine(), "--seeds: " + seeds + " must be at least 1");
        }
        long begin = System.nanoTime();
        PrintWriter out = spec.commandLine().getOut();
        DemoStudy demo = DemoStudy.of(task, seeds);
        Optional<EvalService> running = servers.find(server.url());
        int exitCode;
        if (running.isPresent()) {
            exitCode = run(demo, running.get());
        } else {
            try (LocalServer started = new LocalServer(home, allInOne.asShortLivedChild(installation), out)) {
                out.println("Starting Kafka, PostgreSQL and the four services ...");
                out.flush();
                EvalService service = started.awaitReady();
                out.println("Ready after " + since(begin) + " on " + service.url() + "; log: " + home.log());
                exitCode = run(demo, service);
            }
        }
        out.println();
        out.println("The demo took " + since(begin) + ".");
        out.println(hint(exitCode));
        out.flush();
        return exitCode;
    }

    private int run(DemoStudy demo, EvalService service) throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Optional<String> unfinished = unfinished(demo, service);
        String id = unfinished.orElseGet(() ->
                service.submit(demo.document(), "application/json").summary().id());
        out.println((unfinished.isPresent() ? "Resuming study " : "Study ") + id);
        out.flush();
        return new StudyFollowing(home, out, terminal).toTheEnd(service, id, output);
    }

    /** Returns the same study if an earlier demo submitted it and it has not ended. */
    private static Optional<String> unfinished(DemoStudy demo, EvalService service) {
        return service.studies().stream()
                .filter(study ->
                        study.state() == StudyState.RUNNING && study.name().equals(demo.name()))
                .map(StudySummary::id)
                .filter(id -> demo.isSameAs(service.study(id).study()))
                .findFirst();
    }

    private static String since(long begin) {
        return Quantity.seconds((System.nanoTime() - begin) / 1e9);
    }

    private String hint(int exitCode) {
        if (exitCode != ExitCode.OK) {
            return "The log has the details: " + home.log();
        }
        String other = task.equals(DemoStudy.PPA)
                ? "./w2s demo                                      a task with a clear gap between weak and strong"
                : "./w2s demo --task ppa                           a task on which the student does not beat its teacher";
        return "Next:\n  " + other
                + "\n  ./w2s up                                        keep everything running"
                + "\n  ./w2s submit docs/study-example.yaml --watch    a study of your own";
    }
}
