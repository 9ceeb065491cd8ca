package dev.w2s.study.recipe;

/** The address of an artifact in a store: {@code <kind>/<first two digits of key>/<key>}. */
public record ArtifactId(ArtifactKind kind, Key key) {
    @Override
    public String toString() {
        return kind.label() + "/" + key.hex().substring(0, 2) + "/" + key.hex();
    }
}
