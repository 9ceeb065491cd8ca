package dev.w2s.hub.download;

import dev.w2s.study.failure.InvalidFieldException;
import java.util.Arrays;
import java.util.regex.Pattern;

/** Checks paths that must name a file below a folder. */
public final class RelativePath {
    private static final Pattern FORBIDDEN = Pattern.compile("[\\x00-\\x1f\\x7f\\\\]");

    private RelativePath() {}

    /** Tells whether {@code path} has parts separated by '/', none of which is empty, {@code .} or {@code ..}. */
    public static boolean isOne(String path) {
        return !FORBIDDEN.matcher(path).find()
                && Arrays.stream(path.split("/", -1))
                        .noneMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
    }

    /** Returns the path for messages, without control characters. */
    public static String shown(String path) {
        return FORBIDDEN.matcher(path).replaceAll("?");
    }

    /** @throws InvalidFieldException about the field {@code path} if the path would leave the folder */
    public static void require(String path) {
        InvalidFieldException.require(
                isOne(path), "path", shown(path), "must be a path inside the source: no '..', no '/' at its beginning");
    }
}
