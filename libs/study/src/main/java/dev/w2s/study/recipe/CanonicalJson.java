package dev.w2s.study.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.erdtman.jcs.JsonCanonicalizer;

/** Writes JSON in the one spelling of RFC 8785: fields sorted, no whitespace, numbers as ECMAScript prints doubles. */
public final class CanonicalJson {
    private CanonicalJson() {}

    public static String write(JsonNode json) {
        try {
            return new JsonCanonicalizer(json.toString()).getEncodedString();
        } catch (IOException e) {
            throw new UncheckedIOException("not canonicalizable: " + json, e);
        }
    }
}
