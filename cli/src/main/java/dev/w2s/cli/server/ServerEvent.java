package dev.w2s.cli.server;

import java.util.Optional;

/** One server-sent event. */
record ServerEvent(String type, String data) {

    /** Puts events together from the lines of a {@code text/event-stream}, as the HTML standard says. */
    static final class Assembler {
        private String type = "";
        private final StringBuilder data = new StringBuilder();

        /** Returns the event that {@code line} completes: a blank line ends an event. */
        Optional<ServerEvent> accept(String line) {
            if (line.isEmpty()) {
                return completed();
            }
            int colon = line.indexOf(':');
            String field = colon < 0 ? line : line.substring(0, colon);
            String value = colon < 0 ? "" : line.substring(colon + 1);
            String text = value.startsWith(" ") ? value.substring(1) : value;
            switch (field) {
                case "event" -> type = text;
                case "data" -> data.append(text).append('\n');
                default -> {
                    // Comments keep the connection alive; ids are not needed, since a new connection starts with a
                    // snapshot.
                }
            }
            return Optional.empty();
        }

        private Optional<ServerEvent> completed() {
            Optional<ServerEvent> event = data.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            new ServerEvent(type.isEmpty() ? "message" : type, data.substring(0, data.length() - 1)));
            type = "";
            data.setLength(0);
            return event;
        }
    }
}
