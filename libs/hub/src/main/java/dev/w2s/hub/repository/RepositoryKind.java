package dev.w2s.hub.repository;

import java.util.Locale;

/** What a repository on the hub holds. The kind decides its addresses and its folder in the cache. */
public enum RepositoryKind {
    MODEL(""),
    DATASET("datasets/");

    private final String pagePrefix;

    RepositoryKind(String pagePrefix) {
        this.pagePrefix = pagePrefix;
    }

    /** {@code models} or {@code datasets}: the segment below {@code /api/}, and the first part of the cache folder. */
    public String plural() {
        return label() + "s";
    }

    /** What stands before the name in the address of a repository's page and of its files. */
    public String pagePrefix() {
        return pagePrefix;
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
