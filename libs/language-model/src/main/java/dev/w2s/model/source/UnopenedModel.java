package dev.w2s.model.source;

/** A model whose files are there and were not looked into yet. */
interface UnopenedModel {
    /** What pins the files; see {@link dev.w2s.artifact.FileFingerprint}. */
    String fingerprint();

    PretrainedFiles open();
}
