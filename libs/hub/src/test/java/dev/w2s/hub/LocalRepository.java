package dev.w2s.hub;

import dev.w2s.hub.download.BlobId;
import dev.w2s.hub.repository.HubRepository;
import dev.w2s.hub.repository.RepositoryKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A made-up repository of {@link LocalHub}: revisions, and what each holds. */
public final class LocalRepository {
    /** A file as the hub stores it. */
    record Content(byte[] bytes, boolean large) {
        /** The hash the hub goes by. */
        BlobId blob() {
            return large ? LocalHub.sha256(bytes) : gitId();
        }

        /** What git itself keeps: the file, or the pointer that stands for a large one. */
        BlobId gitId() {
            return LocalHub.gitSha1(large ? pointer() : bytes);
        }

        byte[] pointer() {
            return ("version https://git-lfs.github.com/spec/v1\noid sha256:" + LocalHub.sha256(bytes) + "\nsize "
                            + bytes.length + "\n")
                    .getBytes(StandardCharsets.UTF_8);
        }
    }

    final RepositoryKind kind;
    final String name;
    final Map<String, String> commits = new LinkedHashMap<>();
    final Map<String, Map<String, Content>> trees = new LinkedHashMap<>();
    private String revision = HubRepository.DEFAULT_REVISION;
    private boolean gated;
    private boolean closed;

    LocalRepository(RepositoryKind kind, String name) {
        this.kind = kind;
        this.name = name;
        on(revision);
    }

    /** What follows is a file of that revision. */
    public LocalRepository on(String otherRevision) {
        revision = otherRevision;
        if (!commits.containsKey(revision)) {
            newCommit();
        }
        return this;
    }

    /** The revision means a new commit from now on, with the files of the old one to begin with. */
    public LocalRepository newCommit() {
        Map<String, Content> tree = new TreeMap<>();
        if (commits.containsKey(revision)) {
            tree.putAll(trees.get(commits.get(revision)));
        }
        String commit = LocalHub.gitSha1((kind + name + revision + trees.size()).getBytes(StandardCharsets.UTF_8))
                .hex();
        commits.put(revision, commit);
        trees.put(commit, tree);
        return this;
    }

    public LocalRepository file(String path, String text) {
        return content(path, new Content(text.getBytes(StandardCharsets.UTF_8), false));
    }

    /** In large file storage: the hub redirects to the storage host. */
    public LocalRepository largeFile(String path, byte[] bytes) {
        return content(path, new Content(bytes, true));
    }

    private LocalRepository content(String path, Content content) {
        trees.get(commit()).put(path, content);
        return this;
    }

    /** Terms must be accepted, and nobody has. */
    public LocalRepository gated() {
        gated = true;
        return this;
    }

    /** There, and for nobody to read. */
    public LocalRepository closed() {
        closed = true;
        return this;
    }

    /** As the hub lists files, after a folder. */
    static String tree(List<Map.Entry<String, Content>> files) {
        List<String> entries =
                new ArrayList<>(List.of("{\"type\":\"directory\",\"oid\":\"0\",\"size\":0,\"path\":\"d\"}"));
        files.forEach(file -> {
            Content content = file.getValue();
            String size = "\"size\":" + content.bytes().length;
            entries.add("{\"type\":\"file\",\"path\":\"" + file.getKey().replace("\\", "\\\\") + "\",\"oid\":\""
                    + content.gitId() + "\"," + size
                    + (content.large()
                            ? ",\"lfs\":{\"oid\":\"" + content.blob() + "\"," + size + ",\"pointerSize\":"
                                    + content.pointer().length + "}"
                            : "")
                    + "}");
        });
        return "[" + String.join(",", entries) + "]";
    }

    boolean isGated() {
        return gated;
    }

    boolean isClosed() {
        return closed;
    }

    public String commit() {
        return commits.get(revision);
    }

    public HubRepository reference() {
        return new HubRepository(kind, name, revision);
    }
}
