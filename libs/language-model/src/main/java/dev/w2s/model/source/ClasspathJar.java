package dev.w2s.model.source;

import dev.w2s.artifact.file.FileFailure;
import dev.w2s.study.catalogue.BundledModel;
import dev.w2s.study.catalogue.BundledModels;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Finds a jar on the classpath by its Maven coordinates, which the jar itself states. */
final class ClasspathJar {
    private final ClassLoader classpath;
    private final BundledModels bundled;

    ClasspathJar(ClassLoader classpath, BundledModels bundled) {
        this.classpath = classpath;
        this.bundled = bundled;
    }

    Path find(MavenCoordinates coordinates) {
        TreeSet<String> otherVersions = new TreeSet<>();
        for (Path jar : jarsWith(coordinates.propertiesEntry())) {
            String version = version(jar, coordinates);
            if (version.equals(coordinates.version())) {
                return jar;
            }
            otherVersions.add(version);
        }
        throw new CategorizedException(
                FailureCategory.MISSING_INPUT,
                "model jar " + coordinates + " is not on the classpath"
                        + (otherVersions.isEmpty() ? "" : ", but version " + String.join(", ", otherVersions) + " is")
                        + "; bundled models are "
                        + bundled.all().stream().map(ClasspathJar::described).collect(Collectors.joining(", "))
                        + "; put other jars on the classpath of every service that runs models");
    }

    private List<Path> jarsWith(String entry) {
        try {
            return Collections.list(classpath.getResources(entry)).stream()
                    .map(ClasspathJar::jar)
                    .toList();
        } catch (IOException e) {
            throw new CategorizedException(FailureCategory.STORAGE, "cannot read the classpath: " + e.getMessage(), e);
        }
    }

    private static Path jar(URL entry) {
        try {
            if (entry.openConnection() instanceof JarURLConnection connection) {
                return Path.of(connection.getJarFileURL().toURI());
            }
        } catch (IOException | URISyntaxException | IllegalArgumentException e) {
            throw new CategorizedException(FailureCategory.MISSING_INPUT, entry + " is in no jar file", e);
        }
        throw new CategorizedException(FailureCategory.MISSING_INPUT, entry + " is in no jar file");
    }

    private static String version(Path jar, MavenCoordinates coordinates) {
        try (ZipFile archive = new ZipFile(jar.toFile())) {
            ZipEntry entry = archive.getEntry(coordinates.propertiesEntry());
            Properties properties = new Properties();
            try (InputStream in = archive.getInputStream(entry)) {
                properties.load(in);
            }
            return properties.getProperty("version", "unknown");
        } catch (IOException e) {
            throw FileFailure.corrupt(jar, "is not a readable jar: " + e.getMessage(), e);
        }
    }

    private static String described(BundledModel model) {
        return model.name() + " (" + model.reference() + ")";
    }
}
