package dev.w2s.hub.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Percent-encodes paths. Java's encoder for forms does the same, except for the space. */
public final class UrlPath {
    private UrlPath() {}

    /** Encodes one segment: a slash becomes {@code %2F}, as the hub expects it in revisions. */
    public static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Encodes a path and keeps its slashes. */
    public static String of(String path) {
        return Arrays.stream(path.split("/", -1)).map(UrlPath::segment).collect(Collectors.joining("/"));
    }
}
