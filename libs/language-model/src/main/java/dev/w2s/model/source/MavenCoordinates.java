package dev.w2s.model.source;

import dev.w2s.study.model.ModelReference;

/** The Maven coordinates in a reference of the form {@code maven:group:artifact:version}. */
record MavenCoordinates(String group, String artifact, String version) {
    static MavenCoordinates of(ModelReference reference) {
        String[] parts = reference.location().split(":", -1);
        if (reference.source() != ModelReference.Source.MAVEN || parts.length != 4) {
            throw new IllegalArgumentException(reference + " does not name a jar");
        }
        return new MavenCoordinates(parts[1], parts[2], parts[3]);
    }

    /** The entry of a jar in which Maven states the coordinates. */
    String propertiesEntry() {
        return "META-INF/maven/" + group + "/" + artifact + "/pom.properties";
    }

    @Override
    public String toString() {
        return group + ":" + artifact + ":" + version;
    }
}
