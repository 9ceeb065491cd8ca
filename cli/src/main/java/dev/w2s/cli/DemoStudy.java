package dev.w2s.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.w2s.cli.failure.CommandFailure;
import dev.w2s.cli.failure.ExitCode;
import dev.w2s.study.Study;
import dev.w2s.study.StudyReader;
import dev.w2s.study.json.StudyJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;

/** A bundled study: {@code demo/<task>.yaml}, on as many seeds as asked. */
final class DemoStudy {
    static final String WORDNET = "wordnet-person-artifact";
    static final String PPA = "ppa";

    private final ObjectNode document;

    private DemoStudy(ObjectNode document) {
        this.document = document;
    }

    /** The tasks that have a demo, as picocli's help lists them. */
    static final class Tasks implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return List.of(WORDNET, PPA).iterator();
        }
    }

    static DemoStudy of(String task, int seeds) {
        try (InputStream in = DemoStudy.class.getResourceAsStream("/demo/" + task + ".yaml")) {
            if (in == null) {
                throw new CommandFailure(
                        ExitCode.INVALID,
                        "There is no demo of task '" + task + "'; there is one of "
                                + String.join(" and of ", new Tasks())
                                + ". For any other task write a study like docs/study-example.yaml.");
            }
            ObjectNode document = (ObjectNode) StudyJson.yamlMapper().readTree(in);
            ArrayNode seedList = document.putArray("seeds");
            for (int seed = 0; seed < seeds; seed++) {
                seedList.add(seed);
            }
            return new DemoStudy(document);
        } catch (IOException e) {
            throw new UncheckedIOException("bundled resource demo/" + task + ".yaml", e);
        }
    }

    /** Returns the study as it is submitted, in JSON. */
    byte[] document() {
        return document.toString().getBytes(StandardCharsets.UTF_8);
    }

    String name() {
        return study().name();
    }

    /** Returns whether {@code other} asks for the same, whatever its id. */
    boolean isSameAs(Study other) {
        return study().withId("demo").equals(other.withId("demo"));
    }

    private Study study() {
        return new StudyReader().read(document);
    }
}
