package dev.w2s.task.example;

import dev.w2s.study.task.ExampleFormat;
import dev.w2s.study.task.GroupKey;
import dev.w2s.study.task.Part;
import dev.w2s.study.task.Shape;
import dev.w2s.task.record.RawRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes examples from records. A record's example depends on the record and the seed alone. */
public final class ExampleFormatter {
    private final Template zero;
    private final Template one;
    private final @Nullable Template id;
    private final ShapeReader shape;
    private final List<GroupKey> groupKeys;
    /**
     * Whether the text shows the order of the choices; if not, the position of the offered one is unknown to a reader.
     */
    private final boolean showsPlaces;

    /** @throws dev.w2s.study.failure.InvalidFieldException if a template's braces don't match */
    public ExampleFormatter(ExampleFormat format) {
        zero = new Template("example.text", format.text().zero());
        one = new Template("example.text", format.text().one());
        id = format.id() == null ? null : new Template("example.id", format.id());
        shape = ShapeReader.of(format.shape());
        groupKeys = format.group();
        showsPlaces = format.shape() instanceof Shape.Pairwise || zero.names("choices") || one.names("choices");
    }

    /**
     * Makes a record's example; the result is empty if the task leaves such records out.
     *
     * @throws dev.w2s.study.failure.CategorizedException {@code CORRUPT_INPUT} with file, line and field, if a field is
     *     missing or isn't what the task says
     */
    public Optional<Draft> format(RawRecord record, Part part, long seed) {
        Fields fields = new Fields(record);
        Candidates candidates = shape.read(fields);
        if (candidates.isEmpty()) {
            return Optional.empty();
        }
        String name = id == null ? nameOf(candidates, fields) : id.render(fields::text);
        Candidate candidate = candidates.choose(Chance.of(seed, name));
        UnaryOperator<String> values = values(candidate, fields);
        String content = template(candidate).content(values);
        return Optional.of(new Draft(
                name,
                template(candidate).render(values),
                content,
                candidate.label(),
                part,
                candidate.answer() == null ? content : candidate.answer(),
                candidate.answer() != null,
                showsPlaces ? candidate.position() : -1,
                groupKeys(fields)));
    }

    /** Returns every example that the record can become, those of label 1 first. */
    List<PossibleExample> possibleExamples(RawRecord record) {
        Fields fields = new Fields(record);
        Candidates candidates = shape.read(fields);
        return candidates.stream()
                .map(candidate -> new PossibleExample(
                        candidate.label(), candidates.probability(candidate), text(candidate, fields)))
                .toList();
    }

    /** Names a record by a hash of everything that the task reads of it. */
    private String nameOf(Candidates candidates, Fields fields) {
        return Digest.hex(Digest.brief(candidates.stream()
                .map(candidate -> candidate.label() + text(candidate, fields))
                .collect(Collectors.joining("\0"))));
    }

    private String text(Candidate candidate, Fields fields) {
        return template(candidate).render(values(candidate, fields));
    }

    private Template template(Candidate candidate) {
        return candidate.label() == 0 ? zero : one;
    }

    private static UnaryOperator<String> values(Candidate candidate, Fields fields) {
        return name -> {
            String given = candidate.placeholders().get(name);
            return given == null ? fields.text(name) : given;
        };
    }

    private List<Long> groupKeys(Fields fields) {
        List<Long> keys = new ArrayList<>();
        for (int i = 0; i < groupKeys.size(); i++) {
            GroupKey key = groupKeys.get(i);
            for (String field : key.by()) {
                String value = part(key, fields.text(field));
                if (!value.isBlank()) {
                    keys.add(Digest.brief(i + "\0" + value));
                }
            }
        }
        return keys;
    }

    private static String part(GroupKey key, String value) {
        if (key.before() != null) {
            int at = value.indexOf(key.before());
            return at < 0 ? value : value.substring(0, at);
        }
        if (key.after() != null) {
            int at = value.indexOf(key.after());
            return at < 0 ? "" : value.substring(at + key.after().length());
        }
        return value;
    }
}
