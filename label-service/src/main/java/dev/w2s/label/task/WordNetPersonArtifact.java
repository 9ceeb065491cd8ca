package dev.w2s.label.task;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Does a noun name a person (1) or an artifact (0)? Text is the first lemma of a synset in WordNet's {@code data.noun},
 * kept if all synsets that it comes first in lie in one lexicographer file. Letters keep their case.
 *
 * @see <a href="https://wordnet.princeton.edu/documentation/wndb5wn">wndb(5WN), the file's format</a>
 * @see <a href="https://wordnet.princeton.edu/documentation/lexnames5wn">lexnames(5WN), the lexicographer files</a>
 */
public final class WordNetPersonArtifact implements RecordReader {
    private static final Map<String, Integer> LABELS = Map.of("06", 0, "18", 1);
    private static final String SEVERAL = "several";
    private static final String LICENCE_LINE = "  ";
    /** {@code offset lexicographer-file type number-of-lemmas first-lemma rest}. */
    private static final int FIELDS = 6;

    @Override
    public String name() {
        return "wordnet-person-artifact";
    }

    @Override
    public Records read(List<SourceFile> files) {
        Map<String, String> fileOfLemma = new HashMap<>();
        List<SourceRecord> personsAndArtifacts = new ArrayList<>();
        files.stream()
                .flatMap(SourceFile::lines)
                .filter(line -> !line.text().startsWith(LICENCE_LINE))
                .forEach(line -> {
                    String[] fields = line.text().split(" ", FIELDS);
                    if (fields.length < FIELDS) {
                        throw line.malformed("a synset has an offset, a file, a type, a count and a lemma");
                    }
                    String lemma = fields[4].replace('_', ' ');
                    fileOfLemma.merge(lemma, fields[1], (one, other) -> one.equals(other) ? one : SEVERAL);
                    Integer label = LABELS.get(fields[1]);
                    if (label != null) {
                        personsAndArtifacts.add(new SourceRecord("wn31-" + fields[0], lemma, label));
                    }
                });
        Records synsets = Records.of("synsets of persons and artifacts", personsAndArtifacts);
        Records ofOneFile = synsets.then(
                "first lemma in one lexicographer file",
                synsets.list().stream()
                        .filter(synset -> !SEVERAL.equals(fileOfLemma.get(synset.text())))
                        .toList());
        Set<String> seen = new HashSet<>();
        return ofOneFile.then(
                "distinct lemmas",
                ofOneFile.list().stream()
                        .filter(synset -> seen.add(synset.text()))
                        .toList());
    }
}
