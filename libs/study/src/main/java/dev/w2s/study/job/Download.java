package dev.w2s.study.job;

/**
 * A download that a worker needs before it can begin a job.
 *
 * @param name the name for people: of a model, the one that its study uses
 * @param bytes how many of {@code totalBytes} have arrived
 */
public record Download(String name, long bytes, long totalBytes) {
    public boolean hasArrived() {
        return bytes >= totalBytes;
    }
}
