package dev.w2s.artifact;

/**
 * What a manifest says about one file of its artifact.
 *
 * @param name relative to the artifact's folder, with {@code /} between its parts
 * @param size in bytes
 * @param sha256 of its bytes, 64 lower-case hexadecimal digits
 */
public record ManifestFile(String name, long size, String sha256) {}
