package dev.w2s.model.source;

import dev.w2s.hub.HubSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A jar for tests, com.example:tiny, on a classpath of its own. */
final class ModelJar {
    private final Path file;
    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    ModelJar(Path file) {
        this.file = file;
    }

    static ModelJar ofVersion(Path file, String version) {
        return new ModelJar(file)
                .with(
                        "META-INF/maven/com.example/tiny/pom.properties",
                        ("groupId=com.example\nartifactId=tiny\nversion=" + version)
                                .getBytes(StandardCharsets.ISO_8859_1));
    }

    ModelJar with(String name, byte[] content) {
        entries.put(name, content);
        return this;
    }

    Path file() {
        return file;
    }

    PretrainedModels onItsClasspath() {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            return new PretrainedModels(
                    new URLClassLoader(new URL[] {file.toUri().toURL()}, null),
                    () -> HubSettings.fromEnvironment(Map.of()));
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }
}
