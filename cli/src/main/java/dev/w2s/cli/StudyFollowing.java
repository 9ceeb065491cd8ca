package dev.w2s.cli;

import dev.w2s.cli.failure.CommandFailure;
import dev.w2s.cli.failure.ExitCode;
import dev.w2s.cli.home.W2sHome;
import dev.w2s.cli.server.EvalService;
import dev.w2s.cli.show.ResultTable;
import dev.w2s.cli.show.StudyWatch;
import dev.w2s.study.StudyState;
import dev.w2s.study.view.StudyView;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Follows a study, from its progress on the screen to its files on disk. */
final class StudyFollowing {
    private final W2sHome home;
    private final PrintWriter out;
    private final boolean terminal;

    /** @param terminal whether {@code out} is a terminal */
    StudyFollowing(W2sHome home, PrintWriter out, boolean terminal) {
        this.home = home;
        this.out = out;
        this.terminal = terminal;
    }

    /**
     * Shows the progress until the study has ended, prints the table, and saves report and results.
     *
     * @param output the folder for the two files, by default one of the study's own
     * @return the exit code
     */
    int toTheEnd(EvalService server, String studyId, @Nullable Path output) throws InterruptedException {
        StudyView study = StudyWatch.on(out, terminal, server).untilEnded(studyId);
        out.println();
        out.println(ResultTable.of(study, server.warnings(studyId)));
        if (study.summary().state() == StudyState.CANCELLED) {
            out.println("The study was cancelled.");
        }
        for (Path file : save(server, studyId, output)) {
            out.println(file);
        }
        out.flush();
        return study.summary().state() == StudyState.COMPLETED ? ExitCode.OK : ExitCode.STUDY_NOT_COMPLETED;
    }

    /**
     * Does the same as {@link #toTheEnd} with a server that goes on when this command is interrupted, and says so then.
     */
    int alone(EvalService server, String studyId, @Nullable Path output) throws InterruptedException {
        try (Interruption interruption = new Interruption()) {
            try {
                return toTheEnd(server, studyId, output);
            } finally {
                if (interruption.happened()) {
                    out.println("The study goes on. Watch it again with './w2s watch " + studyId
                            + "', end it with './w2s cancel " + studyId + "'.");
                    out.flush();
                }
            }
        }
    }

    /** Saves report and results, and returns the files written. */
    List<Path> save(EvalService server, String studyId, @Nullable Path output) {
        byte[] report = server.report(studyId);
        byte[] results = server.results(studyId);
        Path folder = output != null ? output.toAbsolutePath().normalize() : home.reports(studyId);
        List<Path> files = new ArrayList<>();
        try {
            Files.createDirectories(folder);
            files.add(Files.write(folder.resolve("report.md"), report));
            files.add(Files.write(folder.resolve("results.json"), results));
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.INVALID,
                    "Could not write to " + folder + ": " + e + ". Name another folder with --output.");
        }
        return files;
    }
}
