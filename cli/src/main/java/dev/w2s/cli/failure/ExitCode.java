package dev.w2s.cli.failure;

/** What {@code w2s} tells the shell; scripts rely on these numbers. */
public final class ExitCode {
    public static final int OK = 0;
    /** A study that the command waited for failed or was cancelled. */
    public static final int STUDY_NOT_COMPLETED = 1;
    /** Wrong usage, an invalid study, or one that does not exist. */
    public static final int INVALID = 2;
    /** No server, or one that does not answer. */
    public static final int UNREACHABLE = 3;

    private ExitCode() {}
}
