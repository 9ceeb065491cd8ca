package dev.w2s.task.record;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.events.EntityDeclaration;
import org.jspecify.annotations.Nullable;

/**
 * Reads the examples of LanguageTool's rules. Their fields are {@code wrong}, a sentence with a mistake;
 * {@code corrected}, the same sentence with the first correction in the mistake's place; and {@code rule}, the id of
 * the rule that finds the mistake, or of the rule's group if the rule has no id.
 *
 * <p>It leaves out examples without a mistake (no {@code correction}), examples that don't mark exactly one place,
 * examples with an empty correction (the rule knows none, or the place is to be deleted) and examples that the
 * correction doesn't change.
 */
final class LanguageToolRuleReader implements RecordReader {
    private static final String LIMIT = "http://www.oracle.com/xml/jaxp/properties/";
    private static final int ENTITY_EXPANSIONS = 64_000;
    private static final int ENTITY_CHARACTERS = 50_000_000;

    private final ReadingLimits limits;

    LanguageToolRuleReader(ReadingLimits limits) {
        this.limits = limits;
    }

    @Override
    public void read(Path file, String name, Consumer<RawRecord> records) {
        try (InputStream in = new RecordFile(file, name, limits).open()) {
            new Rules(name, factory().createXMLStreamReader(in)).read(records);
        } catch (XMLStreamException e) {
            throw RecordFailure.inLine(
                    name,
                    e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNumber()),
                    "is not XML ("
                            + String.valueOf(e.getMessage())
                                    .replaceFirst("(?s).*Message: ", "")
                                    .strip() + ")",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Makes the JDK's own parser, whose limits are known. It expands entities that the file declares, and fetches
     * nothing.
     */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, true);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setProperty(LIMIT + "entityExpansionLimit", ENTITY_EXPANSIONS);
        factory.setProperty(LIMIT + "totalEntitySizeLimit", ENTITY_CHARACTERS);
        return factory;
    }

    /** One file while it is read. */
    private final class Rules {
        private final String name;
        private final XMLStreamReader xml;
        private @Nullable String group;
        private @Nullable String rule;

        Rules(String name, XMLStreamReader xml) {
            this.name = name;
            this.xml = xml;
        }

        void read(Consumer<RawRecord> records) throws XMLStreamException {
            boolean inRules = false;
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.DTD) {
                    refuseExternalEntities();
                } else if (event == XMLStreamConstants.START_ELEMENT) {
                    requireRoot(inRules);
                    inRules = true;
                    begin(records);
                }
            }
        }

        private void requireRoot(boolean inRules) {
            if (!inRules && !"rules".equals(xml.getLocalName())) {
                throw RecordFailure.inLine(
                        name, line(), "<rules> of LanguageTool was expected, not <" + xml.getLocalName() + ">");
            }
        }

        /** The parser would silently replace external entities with nothing. */
        private void refuseExternalEntities() {
            List<?> entities = (List<?>) xml.getProperty("javax.xml.stream.entities");
            for (Object each : entities == null ? List.of() : entities) {
                if (each instanceof EntityDeclaration entity && entity.getSystemId() != null) {
                    throw RecordFailure.inLine(
                            name,
                            line(),
                            "entity '" + entity.getName() + "' is another file, '" + entity.getSystemId()
                                    + "', which is never read: write its text here");
                }
            }
        }

        private void begin(Consumer<RawRecord> records) throws XMLStreamException {
            switch (xml.getLocalName()) {
                case "category" -> group = null;
                case "rulegroup" -> group = xml.getAttributeValue(null, "id");
                case "rule" -> rule = xml.getAttributeValue(null, "id");
                case "example" -> example(records);
                default -> {
                    // Patterns, messages and other elements hold no examples.
                }
            }
        }

        private void example(Consumer<RawRecord> records) throws XMLStreamException {
            long line = line();
            String corrections = xml.getAttributeValue(null, "correction");
            MarkedText text = markedText(line);
            if (corrections == null
                    || text.markers != 1
                    || List.of(corrections.split("\\|", -1)).contains("")) {
                return;
            }
            String corrected = text.replaced(corrections.split("\\|", -1)[0]);
            if (!corrected.contentEquals(text.all)) {
                records.accept(new RawRecord(fields(text.all.toString(), corrected, line), name, line));
            }
        }

        /** Reads the text up to the example's end. */
        private MarkedText markedText(long line) throws XMLStreamException {
            MarkedText text = new MarkedText();
            for (int depth = 1; depth > 0; ) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    depth++;
                    text.begin(xml.getLocalName());
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    depth--;
                    text.end(xml.getLocalName());
                } else if (xml.isCharacters()) {
                    text.all.append(xml.getText());
                    if (text.all.length() > limits.lineBytes()) {
                        throw RecordFailure.inLine(
                                name, line, "an example is longer than " + limits.lineBytes() + " characters");
                    }
                }
            }
            return text;
        }

        private ObjectNode fields(String wrong, String corrected, long line) {
            String id = rule != null ? rule : group;
            if (id == null) {
                throw RecordFailure.inLine(name, line, "neither the example's rule nor its group has an id");
            }
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("wrong", wrong)
                    .put("corrected", corrected)
                    .put("rule", id);
        }

        private long line() {
            return xml.getLocation().getLineNumber();
        }
    }

    /** An example's text, and where its marker begins and ends. */
    private static final class MarkedText {
        private final StringBuilder all = new StringBuilder();
        private int markers;
        private int from;
        private int to;

        void begin(String element) {
            if (element.equals("marker")) {
                markers++;
                from = all.length();
            }
        }

        void end(String element) {
            if (element.equals("marker")) {
                to = all.length();
            }
        }

        String replaced(String correction) {
            return all.substring(0, from) + correction + all.substring(to);
        }
    }
}
