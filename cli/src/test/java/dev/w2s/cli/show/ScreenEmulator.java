package dev.w2s.cli.show;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a person sees of text with the few control sequences used here, on a terminal whose lines never wrap. */
final class ScreenEmulator extends StringWriter {
    private static final Pattern UP = Pattern.compile("\u001b\\[(\\d+)A");

    List<String> visible() {
        List<StringBuilder> rows = new ArrayList<>(List.of(new StringBuilder()));
        int row = 0;
        String text = toString();
        for (int i = 0; i < text.length(); i++) {
            Matcher up = UP.matcher(text).region(i, text.length());
            if (up.lookingAt()) {
                row -= Integer.parseInt(up.group(1));
                i = up.end() - 1;
            } else if (text.startsWith("\u001b[J", i)) {
                rows.subList(row + 1, rows.size()).clear();
                rows.get(row).setLength(0);
                i += 2;
            } else if (text.charAt(i) == '\n') {
                row++;
                if (row == rows.size()) {
                    rows.add(new StringBuilder());
                }
            } else if (text.charAt(i) != '\r') {
                rows.get(row).append(text.charAt(i));
            }
        }
        return rows.stream().map(StringBuilder::toString).toList();
    }
}
