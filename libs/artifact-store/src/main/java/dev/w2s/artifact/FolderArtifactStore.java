package dev.w2s.artifact;

import dev.w2s.artifact.TempFolders.TempFolder;
import dev.w2s.artifact.file.DurableFiles;
import dev.w2s.artifact.file.FileFailure;
import dev.w2s.artifact.file.FileInventory;
import dev.w2s.study.json.StudyJson;
import dev.w2s.study.recipe.ArtifactId;
import dev.w2s.study.recipe.Recipe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An artifact store in a folder that all workers see, on a local disk or on a shared file system that renames
 * atomically.
 */
public final class FolderArtifactStore implements ArtifactStore {
    private static final Logger LOG = LoggerFactory.getLogger(FolderArtifactStore.class);

    private final StoreLayout layout;
    private final DurableFiles files;
    private final Owner self;
    private final Clock clock;
    private final TempFolders temps;
    private final StoreCensus census;

    FolderArtifactStore(Path root, DurableFiles files, Owner self, Clock clock) {
        this.layout = new StoreLayout(root.toAbsolutePath().normalize());
        this.files = files;
        this.self = self;
        this.clock = clock;
        this.temps = new TempFolders(files, self, clock);
        this.census = new StoreCensus(layout);
    }

    /** Opens the store at {@code root} and sweeps it. The folder is made when something is first published. */
    public static FolderArtifactStore open(Path root) {
        FolderArtifactStore store =
                new FolderArtifactStore(root, new DurableFiles(), Owner.current(), Clock.systemUTC());
        try {
            store.sweep();
        } catch (RuntimeException e) {
            LOG.warn("the store could not be swept; it can still be read: {}", e.getMessage());
        }
        return store;
    }

    @Override
    public Optional<Artifact> find(ArtifactId id) {
        Path folder = layout.artifact(id);
        return ManifestJson.read(folder, id).map(manifest -> new Artifact(id, folder, manifest));
    }

    @Override
    public boolean exists(ArtifactId id) {
        return Files.exists(layout.artifact(id).resolve(StoreLayout.MANIFEST));
    }

    @Override
    public Artifact publish(Recipe recipe, Provenance provenance, FolderContent content) {
        ArtifactId id = recipe.artifact();
        Optional<Artifact> winner = find(id);
        if (winner.isPresent()) {
            return winner.get();
        }
        try (TempFolder temp = temps.create(StoreLayout.shelf(layout.artifact(id)))) {
            return publishFrom(temp.path(), recipe, provenance, content);
        }
    }

    @Override
    public void verify(ArtifactId id) {
        ArtifactCheck.requireIntact(find(id).orElseThrow(
                        () -> FileFailure.missing(layout.artifact(id), "no artifact of this key has been published")));
    }

    @Override
    public ProgressFolder progress(ArtifactId id) {
        return new ProgressFolder(layout.progress(id), files, temps);
    }

    @Override
    public StoreSize size() {
        return census.count();
    }

    @Override
    public int sweep() {
        try {
            int swept = 0;
            for (Path shelf : layout.shelves()) {
                swept += temps.sweep(shelf);
            }
            for (ArtifactId id : layout.withProgress()) {
                if (exists(id)) {
                    progress(id).clear();
                    swept++;
                }
            }
            return swept;
        } catch (IOException e) {
            throw FileFailure.unwritable(layout.root(), e);
        }
    }

    private Artifact publishFrom(Path temp, Recipe recipe, Provenance provenance, FolderContent content) {
        ArtifactId id = recipe.artifact();
        Path folder = layout.artifact(id);
        try {
            content.writeTo(temp);
            Manifest manifest = manifest(recipe, provenance, inventory(temp));
            ManifestJson.write(temp, manifest);
            files.syncTree(temp);
            while (!files.moveIfAbsent(temp, folder)) {
                Optional<Artifact> winner = find(id);
                if (winner.isPresent()) {
                    return winner.get();
                }
                temps.discard(folder);
            }
            return new Artifact(id, folder, manifest);
        } catch (IOException | UncheckedIOException e) {
            throw FileFailure.unwritable(folder, e);
        }
    }

    private List<ManifestFile> inventory(Path folder) throws IOException {
        List<ManifestFile> inventory = new ArrayList<>();
        for (Path file : FileInventory.filesBelow(folder)) {
            String name = folder.relativize(file).toString().replace('\\', '/');
            if (name.equals(StoreLayout.MANIFEST)) {
                throw new IllegalArgumentException("an artifact's " + name + " is written by the store alone");
            }
            inventory.add(new ManifestFile(name, Files.size(file), FileInventory.sha256(file)));
        }
        return inventory;
    }

    private Manifest manifest(Recipe recipe, Provenance provenance, List<ManifestFile> inventory) {
        Map<String, Double> finite = provenance.measurements().entrySet().stream()
                .filter(measurement -> Double.isFinite(measurement.getValue()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return new Manifest(
                recipe.produces(),
                recipe.key(),
                StudyJson.mapper().valueToTree(recipe),
                recipe.inputs(),
                inventory,
                provenance.producer(),
                self.host(),
                provenance.device(),
                provenance.startedAt(),
                Duration.between(provenance.startedAt(), clock.instant()).toNanos() / 1e9,
                finite);
    }
}
