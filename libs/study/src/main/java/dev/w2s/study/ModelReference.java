package dev.w2s.study;

import static dev.w2s.study.failure.InvalidFieldException.require;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * Where a pretrained model is: {@code maven:group:artifact:version}, {@code file:/absolute/folder} (a Hugging Face
 * folder), or the short name of a bundled model.
 */
public record ModelReference(@JsonValue String location) {
    private static final Pattern MAVEN = Pattern.compile("maven:[\\w.-]+:[\\w.-]+:[\\w.-]+");
    private static final Pattern FOLDER = Pattern.compile("file:/.+");
    private static final Pattern NAME = Pattern.compile("[a-z0-9][\\w.-]*");

    /** The three places a model comes from. */
    public enum Source {
        BUNDLED_NAME,
        MAVEN,
        FOLDER
    }

    @JsonCreator
    public ModelReference {
        require(
                MAVEN.matcher(location).matches()
                        || FOLDER.matcher(location).matches()
                        || NAME.matcher(location).matches(),
                "model",
                location,
                "must be a bundled model's name, maven:group:artifact:version or file:/absolute/folder");
    }

    public Source source() {
        if (location.startsWith("maven:")) {
            return Source.MAVEN;
        }
        return location.startsWith("file:") ? Source.FOLDER : Source.BUNDLED_NAME;
    }

    @Override
    public String toString() {
        return location;
    }
}
