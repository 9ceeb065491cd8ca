package dev.w2s.task.example;

import dev.w2s.study.failure.InvalidFieldException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A text with placeholders in braces. {@code {{} and {@code }}} stand for the braces themselves. */
final class Template {
    /** A piece of literal text, or the name of a placeholder. */
    private record Piece(String text, boolean isName) {}

    private final List<Piece> pieces = new ArrayList<>();

    /**
     * Parses a template.
     *
     * @param field the field of the task's definition that holds it, for messages
     * @throws InvalidFieldException if a brace is left open, or closes nothing
     */
    Template(String field, String written) {
        StringBuilder literal = new StringBuilder();
        int i = 0;
        while (i < written.length()) {
            char c = written.charAt(i);
            if ((c == '{' || c == '}') && i + 1 < written.length() && written.charAt(i + 1) == c) {
                literal.append(c);
                i += 2;
            } else if (c == '{') {
                int end = written.indexOf('}', i);
                String name = end < 0 ? "" : written.substring(i + 1, end);
                if (name.isBlank() || name.contains("{")) {
                    throw new InvalidFieldException(
                            field, "'" + written.substring(i) + "' opens a brace that names no field; write {{ for {");
                }
                pieces.add(new Piece(literal.toString(), false));
                pieces.add(new Piece(name, true));
                literal.setLength(0);
                i = end + 1;
            } else if (c == '}') {
                throw new InvalidFieldException(
                        field, "'" + written + "' closes a brace that was never opened; write }} for }");
            } else {
                literal.append(c);
                i++;
            }
        }
        pieces.add(new Piece(literal.toString(), false));
    }

    /** @param values gives each placeholder's value */
    String render(UnaryOperator<String> values) {
        StringBuilder text = new StringBuilder();
        pieces.forEach(piece -> text.append(piece.isName() ? values.apply(piece.text()) : piece.text()));
        return text.toString();
    }

    boolean names(String name) {
        return pieces.contains(new Piece(name, true));
    }

    /**
     * Returns the values that {@link #render} puts in, one a line: the text without what all texts of the task share.
     */
    String content(UnaryOperator<String> values) {
        return String.join(
                "\n",
                pieces.stream()
                        .filter(Piece::isName)
                        .map(piece -> values.apply(piece.text()))
                        .toList());
    }
}
