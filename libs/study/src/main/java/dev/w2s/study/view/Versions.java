package dev.w2s.study.view;

/**
 * The software and machine that eval-service ran on; each artifact's manifest holds those that made it.
 *
 * @param w2s the project's version
 * @param java version and vendor
 * @param operatingSystem name, version and architecture
 * @param processors how many the process may use
 */
public record Versions(String w2s, String java, String operatingSystem, int processors) {
    /** Returns the versions of this process. */
    public static Versions current(String w2s) {
        return new Versions(
                w2s,
                System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ")",
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors());
    }
}
