package dev.w2s.study.job;

/**
 * Files on their way to a worker that needs them before it can begin.
 *
 * @param name of what is downloaded, for people: of a model, what its study calls it
 * @param bytes that have arrived, of {@code totalBytes}
 */
public record Download(String name, long bytes, long totalBytes) {
    public boolean hasArrived() {
        return bytes >= totalBytes;
    }
}
