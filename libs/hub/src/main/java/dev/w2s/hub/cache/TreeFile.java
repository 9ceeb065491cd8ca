package dev.w2s.hub.cache;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.w2s.hub.download.BlobId;
import dev.w2s.hub.repository.HubFile;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.json.StudyJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A commit's listing as huggingface_hub 2 keeps it ({@code _tree_cache.py}). A commit never changes, so its listing
 * stays right. A listing that can't be read is ignored.
 */
public final class TreeFile {
    private static final Logger LOG = LoggerFactory.getLogger(TreeFile.class);
    private static final int FORMAT_VERSION = 1;

    private final Path file;

    public TreeFile(Path file) {
        this.file = file;
    }

    /** Returns the files, ordered by path; empty if there is no listing that can be read. */
    public Optional<List<HubFile>> read() {
        try {
            JsonNode tree = StudyJson.mapper().readTree(Files.readString(file));
            if (tree.path("format_version").asInt() != FORMAT_VERSION
                    || !tree.path("files").isObject()) {
                return Optional.empty();
            }
            List<HubFile> files = new ArrayList<>();
            tree.path("files").properties().forEach(entry -> files.add(hubFile(entry.getKey(), entry.getValue())));
            files.sort(Comparator.comparing(HubFile::path));
            return Optional.of(files);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | CategorizedException e) {
            LOG.warn("Ignoring the listing {}: {}", file, e.getMessage());
            return Optional.empty();
        }
    }

    /** Writes the listing, unless there is one that can be read. A cache that can't be written is only logged. */
    public void keep(List<HubFile> files) {
        if (read().isPresent()) {
            return;
        }
        ObjectNode tree = StudyJson.mapper().createObjectNode().put("format_version", FORMAT_VERSION);
        ObjectNode entries = tree.putObject("files");
        for (HubFile each : files) {
            BlobId pointer = each.pointer();
            ObjectNode entry = entries.putObject(each.path()).put("size", each.size());
            if (pointer == null) {
                entry.put("blob_id", each.blob().hex());
            } else {
                entry.put("blob_id", pointer.hex())
                        .put("lfs_sha256", each.blob().hex())
                        .put("lfs_size", each.size());
            }
        }
        try {
            ReplacedFile.write(file, StudyJson.mapper().writeValueAsString(tree));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of strings and numbers is always written", e);
        } catch (IOException e) {
            LOG.warn("Cannot keep the listing {}; without it, offline mode can't tell what is missing: {}", file, e);
        }
    }

    private static HubFile hubFile(String path, JsonNode entry) {
        BlobId git = new BlobId(entry.path("blob_id").asText());
        return entry.hasNonNull("lfs_sha256")
                ? new HubFile(
                        path,
                        entry.path("lfs_size").asLong(-1),
                        new BlobId(entry.path("lfs_sha256").asText()),
                        git)
                : new HubFile(path, entry.path("size").asLong(-1), git);
    }
}
