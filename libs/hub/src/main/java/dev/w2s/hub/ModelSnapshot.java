package dev.w2s.hub;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.w2s.hub.download.BlobId;
import dev.w2s.hub.download.StorageFailure;
import dev.w2s.hub.repository.HubFile;
import dev.w2s.hub.repository.HubRepository;
import dev.w2s.hub.repository.PinnedRepository;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.json.StudyJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The files of a repository that make up a model: {@code config.json}, {@code tokenizer.json}, and
 * {@code model.safetensors} or, where that is absent, its shards with their index. All other files (weights in other
 * formats, a second copy under another name) are ignored.
 */
public final class ModelSnapshot {
    private static final String CONFIGURATION = "config.json";
    private static final String TOKENIZER = "tokenizer.json";
    private static final String WEIGHTS = "model.safetensors";
    private static final String INDEX = "model.safetensors.index.json";

    private final HubClient hub;
    private final PinnedRepository pinned;
    private final Set<HubFile> files;

    private ModelSnapshot(HubClient hub, PinnedRepository pinned, Set<HubFile> files) {
        this.hub = hub;
        this.pinned = pinned;
        this.files = files;
    }

    /**
     * Asks which commit the revision is and which files it has. It downloads the shards' index, if there is one, and no
     * weights.
     *
     * @throws CategorizedException as {@link HubClient} says; also {@code MISSING_INPUT} for a repository without the
     *     files of a model, and {@code CORRUPT_INPUT} for an index that can't be read
     */
    public static ModelSnapshot of(HubClient hub, HubRepository repository) {
        PinnedRepository pinned = hub.pin(repository);
        Set<HubFile> files = new HashSet<>();
        files.add(required(pinned, CONFIGURATION, ""));
        files.add(required(
                pinned, TOKENIZER, "; a tokenizer without it is written anew by transformers' save_pretrained"));
        if (pinned.files().stream().anyMatch(file -> file.path().equals(WEIGHTS))) {
            files.add(pinned.file(WEIGHTS));
        } else {
            HubFile index = required(pinned, INDEX, "; only safetensors are read, no *.bin and no *.gguf");
            files.add(index);
            files.addAll(shards(hub, pinned, index));
        }
        return new ModelSnapshot(hub, pinned, files);
    }

    /** Returns the model's repository at the commit, which can't come to mean another model. */
    public HubRepository atCommit() {
        return pinned.atCommit();
    }

    /** Returns the bytes of all files together. */
    public long size() {
        return files.stream().mapToLong(HubFile::size).sum();
    }

    /**
     * Returns the files' SHA-256, 64 hexadecimal digits, by name, without downloading weights. The listing has the hash
     * of each file in large file storage. All other files, which are small, are downloaded and read.
     */
    public Map<String, String> listedSha256() {
        return hub.listedSha256(pinned, files);
    }

    /** Downloads {@code config.json} alone, if it is missing. */
    public Path configuration() {
        return hub.snapshot(pinned, file -> file.path().equals(CONFIGURATION), DownloadListener.NONE)
                .resolve(CONFIGURATION);
    }

    /** Downloads what is missing, and returns the folder that holds the model, perhaps among other files. */
    public Path download(DownloadListener listener) {
        return hub.snapshot(pinned, files::contains, listener);
    }

    /**
     * Returns the SHA-256 of the files in the folder that {@link #download} returned. For a link into the cache this is
     * the name of its target, which is not read: what w2s downloaded had that hash when it got the name, and what
     * Python's library downloaded is trusted by name and size, as that library does. So a blob that was damaged later
     * on the disk without a change of its size goes unnoticed: hashing 16 GB at every start costs more than it finds. A
     * file without such a name is read.
     */
    public Map<String, String> sha256In(Path folder) {
        Map<String, String> sha256ByName = new TreeMap<>();
        for (HubFile file : files) {
            Path path = folder.resolve(file.path());
            boolean named = file.blob().isSha256() && Files.isSymbolicLink(path);
            sha256ByName.put(
                    file.path(), named ? file.blob().hex() : BlobId.sha256(path).hex());
        }
        return sha256ByName;
    }

    private static HubFile required(PinnedRepository pinned, String name, String hint) {
        return pinned.files().stream()
                .filter(file -> file.path().equals(name))
                .findFirst()
                .orElseThrow(() -> {
                    CategorizedException missing = pinned.missing("has no " + name);
                    return new CategorizedException(
                            missing.category(),
                            missing.getMessage() + "; a model consists of " + CONFIGURATION + ", " + TOKENIZER + " and "
                                    + WEIGHTS + " (or its shards and " + INDEX + ")" + hint);
                });
    }

    private static List<HubFile> shards(HubClient hub, PinnedRepository pinned, HubFile index) {
        Path file = hub.snapshot(pinned, index::equals, DownloadListener.NONE).resolve(INDEX);
        Set<String> names = new TreeSet<>();
        for (JsonNode shard : read(file).path("weight_map")) {
            names.add(shard.asText());
        }
        if (names.isEmpty()) {
            throw corrupt(file, "has no weight_map from tensors to files", null);
        }
        List<HubFile> shards = new ArrayList<>();
        for (String name : names) {
            shards.add(pinned.files().stream()
                    .filter(each -> each.path().equals(name) && name.indexOf('/') < 0)
                    .findFirst()
                    .orElseThrow(() -> pinned.missing("has no '" + name + "', which " + INDEX + " names")));
        }
        return shards;
    }

    private static JsonNode read(Path file) {
        try {
            return StudyJson.mapper().readTree(Files.readAllBytes(file));
        } catch (JsonProcessingException e) {
            throw corrupt(file, "is not JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw StorageFailure.of(file, e);
        }
    }

    private static CategorizedException corrupt(Path file, String what, @Nullable Exception cause) {
        return new CategorizedException(FailureCategory.CORRUPT_INPUT, file + " " + what, cause);
    }
}
