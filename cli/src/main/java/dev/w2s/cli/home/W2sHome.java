package dev.w2s.cli.home;

import dev.w2s.study.json.StudyJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The folder that holds everything of a user: the all-in-one's data and logs, and reports. */
public record W2sHome(Path folder) {

    /** Returns the folder that {@code W2S_HOME} names, by default {@code ~/.w2s}. */
    public static W2sHome of(Map<String, String> environment) {
        String named = environment.getOrDefault("W2S_HOME", "");
        Path folder = named.isBlank() ? Path.of(System.getProperty("user.home"), ".w2s") : Path.of(named);
        return new W2sHome(folder.toAbsolutePath().normalize());
    }

    public Path log() {
        return folder.resolve("logs").resolve("all-in-one.log");
    }

    /** Returns the file of the all-in-one's standard output and error, which hold only what keeps it from starting. */
    public Path console() {
        return folder.resolve("logs").resolve("console.log");
    }

    public Path reports(String studyId) {
        return folder.resolve("reports").resolve(studyId);
    }

    /** Returns the all-in-one that is ready to serve from this folder; one that was killed does not count. */
    public Optional<RunningServer> runningServer() {
        Path file = folder.resolve("server.json");
        try {
            RunningServer server = StudyJson.mapper().readValue(Files.readString(file), RunningServer.class);
            Instant written = Files.getLastModifiedTime(file).toInstant();
            return Optional.of(server).filter(it -> it.isAliveSince(written));
        } catch (IOException absentOrHalfWritten) {
            return Optional.empty();
        }
    }
}
