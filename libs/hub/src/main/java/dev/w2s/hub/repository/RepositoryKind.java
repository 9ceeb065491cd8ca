package dev.w2s.hub.repository;

import java.util.Locale;

/** What a repository of the hub holds. The kind decides its addresses and its folder in the cache. */
public enum RepositoryKind {
    MODEL(""),
    DATASET("datasets/");

    private final String pagePrefix;

    RepositoryKind(String pagePrefix) {
        this.pagePrefix = pagePrefix;
    }

    /**
     * Returns {@code models} or {@code datasets}: the segment below {@code /api/}, and the beginning of the cache
     * folder's name.
     */
    public String plural() {
        return label() + "s";
    }

    /** Returns what precedes the name in the addresses of a repository's page and of its files. */
    public String pagePrefix() {
        return pagePrefix;
    }

    /** Returns {@code model} or {@code dataset}, for messages. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
