package dev.w2s.tools.option;

/** Options that are each well-formed and do not go together. The message says which ones, and what they have to be. */
public final class WrongUsage extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public WrongUsage(String message) {
        super(message);
    }
}
