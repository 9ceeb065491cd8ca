package dev.w2s.cli;

import dev.w2s.cli.failure.CommandFailure;
import dev.w2s.cli.failure.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A study as its author wrote it. */
final class StudyFile {
    private StudyFile() {}

    /** @param file a path, or {@code -} for standard input */
    static byte[] read(String file, InputStream standardInput) {
        try {
            return file.equals("-") ? standardInput.readAllBytes() : Files.readAllBytes(Path.of(file));
        } catch (NoSuchFileException e) {
            throw new CommandFailure(ExitCode.INVALID, "There is no file " + file + ".");
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.INVALID, "Could not read " + file + ": " + e + ".");
        }
    }
}
