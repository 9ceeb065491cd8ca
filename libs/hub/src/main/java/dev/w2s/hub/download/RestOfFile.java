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
 * Asks a server for the rest of a file that has arrived in part. Within a run the server's own tag tells whether it is
 * still the same file. Across runs nobody keeps the tag, and the hash at the end tells.
 */
public final class RestOfFile {
    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d{1,18})-\\d{1,18}/(\\d{1,18}|\\*)");

    private @Nullable String validator;

    /**
     * Returns the headers that ask for the bytes from a position on.
     *
     * @param from the number of bytes that have arrived
     */
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
     * Makes the file end where the answer's body begins. If the answer is not the rest of the file, the file begins
     * anew.
     *
     * @param size the size of the whole file, if it is known
     * @throws IOException if the answer is neither the rest nor the whole of the file
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
