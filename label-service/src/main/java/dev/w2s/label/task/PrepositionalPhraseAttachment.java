package dev.w2s.label.task;

import dev.w2s.study.failure.InvalidFieldException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Does the preposition attach to the noun (1) or to the verb (0)? Files are training, devset and test, in this order, of
 * lines {@code sentence verb noun1 preposition noun2 V|N}; text is the four words. Examples of one sentence are a group.
 */
public final class PrepositionalPhraseAttachment implements RecordReader {
    private static final List<SourceSplit> FILES = List.of(SourceSplit.TRAIN, SourceSplit.VALIDATION, SourceSplit.TEST);
    private static final Map<String, Integer> LABELS = Map.of("V", 0, "N", 1);
    private static final int FIELDS = 6;

    @Override
    public String name() {
        return "prepositional-phrase-attachment";
    }

    @Override
    public Records read(List<SourceFile> files) {
        InvalidFieldException.require(
                files.size() == FILES.size(), "data.files", files.size(), "files; must be training, devset and test");
        Map<String, Integer> ofSentence = new HashMap<>();
        List<SourceRecord> records = IntStream.range(0, FILES.size())
                .boxed()
                .flatMap(i -> records(files.get(i), FILES.get(i), ofSentence))
                .toList();
        return Records.of("lines of training, devset and test", records);
    }

    private static Stream<SourceRecord> records(SourceFile file, SourceSplit origin, Map<String, Integer> ofSentence) {
        return file.lines().map(line -> {
            String[] fields = line.text().split(" ", -1);
            Integer label = LABELS.get(fields[fields.length - 1]);
            if (fields.length != FIELDS || label == null) {
                throw line.malformed("expected a sentence's number, four words and V or N");
            }
            String sentence = "ppa-" + fields[0];
            String id = sentence + "-" + ofSentence.merge(sentence, 1, Integer::sum);
            return new SourceRecord(
                    id, sentence, String.join(" ", List.of(fields).subList(1, 5)), label, origin);
        });
    }
}
