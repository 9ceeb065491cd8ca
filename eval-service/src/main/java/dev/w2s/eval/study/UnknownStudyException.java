package dev.w2s.eval.study;

/** No study has this id. */
public final class UnknownStudyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownStudyException(String id) {
        super("there is no study '" + id + "'; GET /studies lists those that are known");
    }
}
