package dev.w2s.task.record;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Reads WordNet's {@code data.noun}, a synset a record. The fields are {@code offset}; {@code lemma}, the synset's
 * first lemma with spaces between its words and its letters' case kept; and {@code file}, the two digits of its
 * lexicographer file. A synset is left out if its first lemma is also the first of a synset in another lexicographer
 * file.
 *
 * @see <a href="https://wordnet.princeton.edu/documentation/wndb5wn">wndb(5WN), the file's format</a>
 * @see <a href="https://wordnet.princeton.edu/documentation/lexnames5wn">lexnames(5WN), the lexicographer files</a>
 */
final class WordNetNounReader implements RecordReader {
    private static final String SEVERAL = "several";
    private static final String LICENCE_LINE = "  ";
    /** The parts of a line: {@code offset lexicographer-file type number-of-lemmas first-lemma rest}. */
    private static final int FIELDS = 6;

    private final ReadingLimits limits;

    WordNetNounReader(ReadingLimits limits) {
        this.limits = limits;
    }

    private record Synset(String offset, String file, String lemma) {}

    private interface SynsetConsumer {
        void accept(Synset synset, long line);
    }

    @Override
    public void read(Path file, String name, Consumer<RawRecord> records) {
        Map<String, String> fileOfLemma = new HashMap<>();
        synsets(
                file,
                name,
                (synset, line) -> fileOfLemma.merge(
                        synset.lemma(), synset.file(), (one, other) -> one.equals(other) ? one : SEVERAL));
        synsets(file, name, (synset, line) -> {
            if (!SEVERAL.equals(fileOfLemma.get(synset.lemma()))) {
                records.accept(new RawRecord(fields(synset), name, line));
            }
        });
    }

    private void synsets(Path file, String name, SynsetConsumer consumer) {
        try (Utf8Lines lines = new RecordFile(file, name, limits).lines()) {
            for (String line = lines.next(); line != null; line = lines.next()) {
                if (!line.startsWith(LICENCE_LINE) && !line.isBlank()) {
                    consumer.accept(synset(line, name, lines.number()), lines.number());
                }
            }
        }
    }

    private static Synset synset(String line, String name, long number) {
        String[] fields = line.split(" ", FIELDS);
        if (fields.length < FIELDS || !fields[1].matches("\\d\\d")) {
            throw RecordFailure.inLine(
                    name,
                    number,
                    "a synset has an offset, a file of two digits, a type, a count and a lemma, but the line is "
                            + RecordFailure.shown(line));
        }
        return new Synset(fields[0], fields[1], fields[4].replace('_', ' '));
    }

    private static ObjectNode fields(Synset synset) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("offset", synset.offset())
                .put("lemma", synset.lemma())
                .put("file", synset.file());
    }
}
