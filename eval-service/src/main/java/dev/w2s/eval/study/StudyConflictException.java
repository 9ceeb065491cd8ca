package dev.w2s.eval.study;

/** A study of this id exists and differs from the submitted one. */
public final class StudyConflictException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StudyConflictException(String id) {
        super("a study '" + id + "' exists and differs from this one; choose another id, or leave it out");
    }
}
