package dev.w2s.model.source;

import dev.w2s.study.model.ModelReference;

/** What {@code maven:group:artifact:version} names. */
record MavenCoordinates(String group, String artifact, String version) {
    static MavenCoordinates of(ModelReference reference) {
        String[] parts = reference.location().split(":", -1);
        if (reference.source() != ModelReference.Source.MAVEN || parts.length != 4) {
            throw new IllegalArgumentException(reference + " names no jar");
        }
        return new MavenCoordinates(parts[1], parts[2], parts[3]);
    }

    /** The entry in which Maven writes, into every jar it builds, what the jar is. */
    String propertiesEntry() {
        return "META-INF/maven/" + group + "/" + artifact + "/pom.properties";
    }

    @Override
    public String toString() {
        return group + ":" + artifact + ":" + version;
    }
}
