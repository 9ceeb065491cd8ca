package dev.w2s.artifact;

import dev.w2s.study.recipe.ArtifactId;
import dev.w2s.study.recipe.ArtifactKind;
import dev.w2s.study.recipe.Key;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Knows where things lie: {@code <kind>/<first two digits>/<key>}, and the same again below {@code progress}. */
record StoreLayout(Path root) {
    static final String MANIFEST = "manifest.json";
    private static final String KEY = "[0-9a-f]{64}";

    Path artifact(ArtifactId id) {
        return root.resolve(id.toString());
    }

    /** Returns the folder in which {@code folder} lies beside others of its kind and their temporary folders. */
    static Path shelf(Path folder) {
        return folder.resolveSibling("");
    }

    Path progress(ArtifactId id) {
        return progressRoot().resolve(id.toString());
    }

    /** Returns the ids of all folders in an artifact's place, with or without a manifest. */
    List<ArtifactId> artifacts() throws IOException {
        return idsBelow(root);
    }

    List<ArtifactId> withProgress() throws IOException {
        return idsBelow(progressRoot());
    }

    /** Returns the folders in which artifacts or progress lie beside their temporary folders. */
    List<Path> shelves() throws IOException {
        return Stream.concat(shelvesBelow(root).stream(), shelvesBelow(progressRoot()).stream())
                .toList();
    }

    static List<Path> entries(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private Path progressRoot() {
        return root.resolve("progress");
    }

    private static List<ArtifactId> idsBelow(Path top) throws IOException {
        List<ArtifactId> ids = new ArrayList<>();
        for (ArtifactKind kind : ArtifactKind.values()) {
            for (Path shelf : entries(top.resolve(kind.label()))) {
                entries(shelf).stream()
                        .map(path -> path.getFileName().toString())
                        .filter(name -> name.matches(KEY))
                        .forEach(name -> ids.add(new ArtifactId(kind, new Key(name))));
            }
        }
        return ids;
    }

    private static List<Path> shelvesBelow(Path top) throws IOException {
        List<Path> shelves = new ArrayList<>();
        for (Path kind : Arrays.stream(ArtifactKind.values())
                .map(ArtifactKind::label)
                .map(top::resolve)
                .toList()) {
            shelves.addAll(entries(kind));
        }
        return shelves;
    }
}
