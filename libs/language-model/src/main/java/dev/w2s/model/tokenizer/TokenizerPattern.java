package dev.w2s.model.tokenizer;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A regular expression of a tokenizer. When a search backtracks too often, the library's engine ends the process. This
 * class finds patterns that can backtrack exponentially often: a repetition of something that repeats without bound. It
 * does not find patterns of polynomial cost.
 */
final class TokenizerPattern {
    private static final int MANY = 16;

    private final String pattern;
    private int position;

    TokenizerPattern(String pattern) {
        this.pattern = pattern;
    }

    /** Whether a group that holds a {@code *}, {@code +} or the like is repeated by another. */
    boolean repeatsRepetitions() {
        Deque<Boolean> repeating = new ArrayDeque<>();
        repeating.push(false);
        for (position = 0; position < pattern.length(); ) {
            char next = pattern.charAt(position++);
            boolean inner = false;
            if (next == '(') {
                repeating.push(false);
                continue;
            } else if (next == ')' && repeating.size() > 1) {
                inner = repeating.pop();
            } else if (next == '[') {
                skipClass();
            } else if (next == '\\') {
                skipEscaped();
            }
            boolean outer = skipQuantifiers();
            if (inner && outer) {
                return true;
            }
            repeating.push(repeating.pop() || inner || outer);
        }
        return false;
    }

    private void skipClass() {
        int depth = 1;
        // A bracket that comes first, or after the negation, is an element.
        if (position < pattern.length() && pattern.charAt(position) == '^') {
            position++;
        }
        if (position < pattern.length() && pattern.charAt(position) == ']') {
            position++;
        }
        while (position < pattern.length() && depth > 0) {
            char next = pattern.charAt(position++);
            if (next == '\\') {
                position++;
            } else if (next == '[') {
                depth++;
            } else if (next == ']') {
                depth--;
            }
        }
    }

    /** Skips the braces of <code>\p{L}</code>, which are not a quantifier. */
    private void skipEscaped() {
        if (position < pattern.length()) {
            char kind = pattern.charAt(position++);
            if ((kind == 'p' || kind == 'P' || kind == 'x')
                    && position < pattern.length()
                    && pattern.charAt(position) == '{') {
                int end = pattern.indexOf('}', position);
                position = end < 0 ? pattern.length() : end + 1;
            }
        }
    }

    /** Skips quantifiers, and tells whether one of them has no bound or a high one. */
    private boolean skipQuantifiers() {
        boolean many = false;
        while (position < pattern.length()) {
            char next = pattern.charAt(position);
            if (next == '{') {
                int end = pattern.indexOf('}', position);
                String bounds = end < 0 ? "" : pattern.substring(position + 1, end);
                if (!bounds.matches("\\d*,?\\d*")) {
                    return many;
                }
                many |= bounds.endsWith(",") || highest(bounds) >= MANY;
                position = end + 1;
            } else if (next == '*' || next == '+' || next == '?') {
                many |= next != '?';
                position++;
            } else {
                return many;
            }
        }
        return many;
    }

    private static long highest(String bounds) {
        String digits = bounds.substring(bounds.indexOf(',') + 1);
        return digits.isEmpty() ? 0 : digits.length() > 9 ? MANY : Long.parseLong(digits);
    }
}
