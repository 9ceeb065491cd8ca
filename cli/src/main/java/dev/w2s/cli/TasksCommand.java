package dev.w2s.cli;

import dev.w2s.cli.failure.ExitCode;
import dev.w2s.study.task.TaskDefinition;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the tasks a study can name. */
@Command(name = "tasks", header = "List the tasks that a study can name.")
final class TasksCommand implements Callable<Integer> {
    private final Servers servers;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli's
    private CommandSpec spec;

    @Mixin
    private final ServerOption server = new ServerOption();

    TasksCommand(Servers servers) {
        this.servers = servers;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        for (TaskDefinition task : servers.connect(server.url()).tasks()) {
            out.println(task.name() + "\n    " + task.question() + "\n    0 = "
                    + task.labels().get(0) + ", 1 = " + task.labels().get(1) + "; "
                    + task.data().source() + (task.licence() == null ? "" : "; " + task.licence())
                    + (task.note() == null ? "" : "\n    " + task.note().strip()));
        }
        return ExitCode.OK;
    }
}
