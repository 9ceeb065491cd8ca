package dev.w2s.study.view;

/**
 * What eval-service ran on; what each artifact was made on stands in its manifest.
 *
 * @param w2s the project's version
 * @param java version and vendor
 * @param operatingSystem name, version and architecture
 * @param processors that the process may use
 */
public record Versions(String w2s, String java, String operatingSystem, int processors) {
    /** Those of this process. */
    public static Versions current(String w2s) {
        return new Versions(
                w2s,
                System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ")",
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors());
    }
}
