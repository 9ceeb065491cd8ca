package dev.w2s.hub.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Percent-encoding of paths, which Java's encoder for forms does but for the space. */
public final class UrlPath {
    private UrlPath() {}

    /** One segment: a slash becomes {@code %2F}, as the hub wants it in revisions. */
    public static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    public static String of(String path) {
        return Arrays.stream(path.split("/", -1)).map(UrlPath::segment).collect(Collectors.joining("/"));
    }
}
