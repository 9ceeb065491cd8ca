package dev.w2s.queue;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;

/** A {@link WorkerProcess} in a JVM of its own. */
final class ChildWorker implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;

    ChildWorker(JobQueueSettings settings, String behaviour) throws IOException {
        this.process = new ProcessBuilder(List.of(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WorkerProcess.class.getName(),
                        settings.kafka().bootstrapServers(),
                        settings.topic(),
                        Long.toString(settings.lockDuration().toMillis()),
                        behaviour))
                .redirectError(Redirect.INHERIT)
                .start();
        this.output = process.inputReader();
    }

    /** The next thing it says; null when it has ended. */
    String nextLine() throws IOException {
        return output.readLine();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    void freeze() throws IOException, InterruptedException {
        signal("-STOP");
    }

    void thaw() throws IOException, InterruptedException {
        signal("-CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        int status = new ProcessBuilder("kill", name, Long.toString(process.pid()))
                .start()
                .waitFor();
        if (status != 0) {
            throw new IOException("kill " + name + " ended with " + status);
        }
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
