package dev.w2s.artifact;

import dev.w2s.artifact.file.DurableFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;

/**
 * A process to be killed: {@code publish|save <root> <steps>} works until it halts itself after so many file
 * operations, {@code hang <root>} stops in the middle of a file and waits to be killed.
 */
final class PublishingProcess {
    static final int FILES = 2;
    static final byte[] CONTENT = "0123456789".repeat(1_000).getBytes(StandardCharsets.UTF_8);

    private PublishingProcess() {}

    public static void main(String[] arguments) {
        Path root = Path.of(arguments[1]);
        switch (arguments[0]) {
            case "publish" -> {
                HaltingFiles files = new HaltingFiles(Integer.parseInt(arguments[2]));
                store(root, files).publish(Recipes.labels(1), Recipes.PROVENANCE, folder -> write(folder, files));
            }
            case "save" -> {
                HaltingFiles files = new HaltingFiles(Integer.parseInt(arguments[2]));
                store(root, files).progress(Recipes.labels(1).artifact()).save(folder -> write(folder, files));
            }
            case "hang" ->
                FolderArtifactStore.open(root)
                        .publish(Recipes.labels(1), Recipes.PROVENANCE, PublishingProcess::writeHalfAndWait);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    /** Starts this class in a new JVM on the same class path. */
    static Process start(String... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                PublishingProcess.class.getName());
        builder.command().addAll(List.of(arguments));
        return builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private static FolderArtifactStore store(Path root, DurableFiles files) {
        return new FolderArtifactStore(root, files, Owner.current(), Clock.systemUTC());
    }

    private static void write(Path folder, HaltingFiles files) throws IOException {
        for (int i = 0; i < FILES; i++) {
            try (FileChannel channel = FileChannel.open(
                    folder.resolve("file-" + i), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap(CONTENT, 0, CONTENT.length / 2));
                files.step();
                channel.write(ByteBuffer.wrap(CONTENT, CONTENT.length / 2, CONTENT.length - CONTENT.length / 2));
            }
        }
        files.step();
    }

    private static void writeHalfAndWait(Path folder) throws IOException {
        Files.write(folder.resolve("file-0"), Arrays.copyOf(CONTENT, CONTENT.length / 2));
        System.out.println("writing");
        InputStream never = System.in;
        while (never.read() >= 0) {}
    }
}
