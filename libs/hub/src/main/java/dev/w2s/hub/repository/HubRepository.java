package dev.w2s.hub.repository;

import dev.w2s.study.failure.InvalidFieldException;
import java.util.regex.Pattern;

/**
 * A repository of the hub at a revision.
 *
 * @param name {@code org/name}, or {@code name} alone as the hub's oldest repositories are called
 * @param revision a branch, a tag, a reference such as {@link #PARQUET_REVISION}, or a commit's 40 hexadecimal digits
 */
public record HubRepository(RepositoryKind kind, String name, String revision) {
    public static final String DEFAULT_REVISION = "main";

    /** The revision where the hub keeps the Parquet files that it converts a dataset to. */
    public static final String PARQUET_REVISION = "refs/convert/parquet";

    private static final String NAME_PART = "[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,94}[A-Za-z0-9_])?";
    private static final Pattern NAME = Pattern.compile("(?:" + NAME_PART + "/)?" + NAME_PART);
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");
    private static final int LONGEST_REVISION = 255;

    /** What git refuses in the name of a reference. This also covers every name that could leave the cache's folder. */
    private static final Pattern NO_REFERENCE = Pattern.compile(
            "[\\x00-\\x20\\x7f~^:?*\\[\\\\]|\\.\\.|@\\{|//|^[-/]|/$|(?:^|/)\\.|\\.(?:/|$)|\\.lock(?:/|$)");

    public HubRepository {
        InvalidFieldException.require(
                NAME.matcher(name).matches() && !name.contains("--") && !name.contains("..") && !name.endsWith(".git"),
                "repository",
                name,
                "is not a name on the hub: it must be org/name, both of letters, digits and single '-', '_', '.'");
        InvalidFieldException.require(
                !revision.isEmpty()
                        && revision.length() <= LONGEST_REVISION
                        && !NO_REFERENCE.matcher(revision).find(),
                "revision",
                revision,
                "must be a branch, a tag or a commit of " + name);
    }

    /** Reads {@code org/name@revision}; the default revision is {@code main}. */
    public static HubRepository parse(RepositoryKind kind, String reference) {
        int at = reference.indexOf('@');
        return at < 0
                ? new HubRepository(kind, reference, DEFAULT_REVISION)
                : new HubRepository(kind, reference.substring(0, at), reference.substring(at + 1));
    }

    /** Returns the same repository at another revision. */
    public HubRepository at(String otherRevision) {
        return new HubRepository(kind, name, otherRevision);
    }

    /** Tells whether the revision is a commit, which never changes; other revisions may come to mean another commit. */
    public boolean isAtCommit() {
        return isCommit(revision);
    }

    /** Tells whether a revision is a commit's 40 hexadecimal digits. */
    public static boolean isCommit(String revision) {
        return COMMIT.matcher(revision).matches();
    }

    /** Returns what {@link #parse} reads. */
    @Override
    public String toString() {
        return name + "@" + revision;
    }
}
