package dev.w2s.study.model;

import static dev.w2s.study.failure.InvalidFieldException.require;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The place of a pretrained model: {@code org/name} or {@code org/name@revision} on the Hugging Face hub,
 * {@code maven:group:artifact:version}, {@code file:/absolute/folder} (a Hugging Face folder), or the short name of a
 * bundled model.
 */
public record ModelReference(@JsonValue String location) {
    private static final Pattern MAVEN = Pattern.compile("maven:[\\w.-]+:[\\w.-]+:[\\w.-]+");
    private static final Pattern FOLDER = Pattern.compile("file:/.+");
    private static final Pattern NAME = Pattern.compile("[a-z0-9][\\w.-]*");

    /** A revision may be anything here: the hub says whether it exists. */
    private static final Pattern HUB =
            Pattern.compile("(?<organisation>\\w[\\w.-]*)/(?<name>\\w[\\w.-]*)(@(?<revision>\\S+))?");

    private static final Pattern COMMIT = Pattern.compile("([0-9a-f]{7})[0-9a-f]{33}");

    /** The four kinds of places that a model comes from. */
    public enum Source {
        BUNDLED_NAME,
        MAVEN,
        FOLDER,
        HUB
    }

    @JsonCreator
    public ModelReference {
        require(
                MAVEN.matcher(location).matches()
                        || FOLDER.matcher(location).matches()
                        || HUB.matcher(location).matches()
                        || NAME.matcher(location).matches(),
                "model",
                location,
                "must be a bundled model's name, org/name or org/name@revision on the Hugging Face hub,"
                        + " maven:group:artifact:version or file:/absolute/folder");
    }

    public Source source() {
        if (location.startsWith("maven:")) {
            return Source.MAVEN;
        }
        if (location.startsWith("file:")) {
            return Source.FOLDER;
        }
        return location.indexOf('/') < 0 ? Source.BUNDLED_NAME : Source.HUB;
    }

    /**
     * Returns the name in tables: the last part, and the revision if one is given; of a commit the first seven digits.
     */
    public String title() {
        Matcher hub = HUB.matcher(location);
        if (hub.matches()) {
            String revision = hub.group("revision");
            return hub.group("name")
                    + (revision == null ? "" : "@" + COMMIT.matcher(revision).replaceFirst("$1"));
        }
        return location.substring(1 + Math.max(location.lastIndexOf('/'), location.indexOf(':')));
    }

    /** Returns a model on the hub without its revision, {@code org/name}; any other reference unchanged. */
    public String withoutRevision() {
        Matcher hub = HUB.matcher(location);
        return hub.matches() ? hub.group("organisation") + "/" + hub.group("name") : location;
    }

    @Override
    public String toString() {
        return location;
    }
}
