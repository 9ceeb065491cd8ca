package dev.w2s.model.source;

/** A model whose files are on this machine and have not been opened yet. */
interface UnopenedModel {
    /** The hash that pins the files; see {@link dev.w2s.artifact.FileFingerprint}. */
    String fingerprint();

    PretrainedFiles open();
}
