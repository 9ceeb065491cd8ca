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

/** Makes examples of records. A record's example depends on the record and the seed alone. */
public final class ExampleFormatter {
    private final Template zero;
    private final Template one;
    private final @Nullable Template id;
    private final ShapeReader shape;
    private final List<GroupKey> groupKeys;
    /** Where a text doesn't list the choices, nobody can tell which place the one on offer has. */
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
     * The record's example; empty if the task leaves such records out.
     *
     * @throws dev.w2s.study.failure.CategorizedException {@code CORRUPT_INPUT} with file, line and field, if a field is
     *     missing or isn't what the task says
     */
    public Optional<Draft> format(RawRecord record, Part part, long seed) {
        Fields fields = new Fields(record);
        Offers offers = shape.read(fields);
        if (offers.isEmpty()) {
            return Optional.empty();
        }
        String name = id == null ? nameOf(offers, fields) : id.render(fields::text);
        Offer offer = offers.choose(Chance.of(seed, name));
        UnaryOperator<String> values = values(offer, fields);
        String content = template(offer).content(values);
        return Optional.of(new Draft(
                name,
                template(offer).render(values),
                content,
                offer.label(),
                part,
                offer.answer() == null ? content : offer.answer(),
                offer.answer() != null,
                showsPlaces ? offer.position() : -1,
                groupKeys(fields)));
    }

    /** All that the record can become, those of label 1 first. */
    public List<Outcome> outcomes(RawRecord record) {
        Fields fields = new Fields(record);
        Offers offers = shape.read(fields);
        return offers.stream()
                .map(offer -> new Outcome(offer.label(), offers.probability(offer), text(offer, fields)))
                .toList();
    }

    /** From all that the task reads of the record. */
    private String nameOf(Offers offers, Fields fields) {
        return Digest.hex(Digest.brief(offers.stream()
                .map(offer -> offer.label() + text(offer, fields))
                .collect(Collectors.joining("\0"))));
    }

    private String text(Offer offer, Fields fields) {
        return template(offer).render(values(offer, fields));
    }

    private Template template(Offer offer) {
        return offer.label() == 0 ? zero : one;
    }

    private static UnaryOperator<String> values(Offer offer, Fields fields) {
        return name -> {
            String said = offer.said().get(name);
            return said == null ? fields.text(name) : said;
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
