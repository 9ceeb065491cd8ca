package dev.w2s.tools;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/**
 * Stands in for the tools of an installation: writes its arguments beside its jar, a line each, and ends with code 42.
 */
public final class Tools {
    private static final String CLASS_FILE = "dev/w2s/tools/Tools.class";

    private Tools() {}

    public static void main(String[] arguments) throws IOException, URISyntaxException {
        Path jar = Path.of(
                Tools.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Files.write(jar.resolveSibling("arguments"), List.of(arguments));
        System.exit(42);
    }

    /**
     * Lays out {@code project} like a built one whose tools are this class.
     *
     * @return the file that holds the arguments after a run
     */
    public static Path install(Path project) throws IOException {
        Path application = project.resolve("all-in-one/target/quarkus-app");
        for (String part : List.of("app", "lib/main", "lib/boot")) {
            Files.createDirectories(application.resolve(part));
        }
        try (InputStream source = Tools.class.getResourceAsStream("/" + CLASS_FILE);
                JarOutputStream jar =
                        new JarOutputStream(Files.newOutputStream(application.resolve("app/tools.jar")))) {
            jar.putNextEntry(new JarEntry(CLASS_FILE));
            source.transferTo(jar);
        }
        return application.resolve("app/arguments");
    }
}
