package dev.w2s.hub.download;

import dev.w2s.hub.http.HttpAnswer;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the rest of what has arrived in part, and only if it is the rest of the same thing: within a run by the server's
 * own tag, across runs by the hash at the end, since nobody keeps the tag.
 */
public final class RestOfFile {
    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d{1,18})-\\d{1,18}/(\\d{1,18}|\\*)");

    private @Nullable String validator;

    public Map<String, String> headers(long from) {
        Map<String, String> headers = new HashMap<>();
        if (from > 0) {
            headers.put("Range", "bytes=" + from + "-");
            if (validator != null) {
                headers.put("If-Range", validator);
            }
        }
        return headers;
    }

    /**
     * Returns when the answer's body goes on where {@code arriving} ends, which begins anew where the answer does.
     *
     * @param size of the whole file, if it is known
     */
    public void goOn(HttpAnswer response, PartialBlob arriving, OptionalLong size) throws IOException {
        if (!isRest(response, arriving, size)) {
            if (arriving.length() > 0) {
                arriving.restart();
            }
            if (response.status() != 200) {
                throw new IOException(response.from().getHost() + " answered " + response.status() + " with the range '"
                        + response.header("Content-Range").orElse("") + "'"
                        + (size.isPresent() ? " of a file of " + size.getAsLong() + " bytes" : ""));
            }
        }
        validator = response.header("ETag").filter(tag -> tag.startsWith("\"")).orElse(null);
    }

    private static boolean isRest(HttpAnswer response, PartialBlob arriving, OptionalLong size) {
        Matcher range = CONTENT_RANGE.matcher(response.header("Content-Range").orElse(""));
        return response.status() == 206
                && range.matches()
                && Long.parseLong(range.group(1)) == arriving.length()
                && (size.isEmpty() || range.group(2).equals("*") || Long.parseLong(range.group(2)) == size.getAsLong());
    }
}
