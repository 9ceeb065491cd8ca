package dev.w2s.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.w2s.study.data.Sizes;
import dev.w2s.study.failure.InvalidFieldException;
import dev.w2s.study.json.StudyJson;
import dev.w2s.study.training.Adaptation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudyReaderTest {
    private static final String SHORTEST = """
            tasks: [ppa]
            weak: {model: all-minilm-l6-v2}
            strong: {model: bge-small-en-v1.5}
            """;

    private final StudyReader reader = new StudyReader();

    @Test
    void theDocumentedExampleIsAStudy() throws Exception {
        // given
        String example = Files.readString(Path.of("../../docs/study-example.yaml"));

        // when
        Study study = reader.read(example);

        // then
        assertThat(study.seeds()).containsExactly(0L, 1L, 2L);
        assertThat(study.weak().layers()).isEqualTo(1);
        assertThat(study.weak().training().adaptation()).isEqualTo(new Adaptation.Full(true));
        assertThat(study.strong().training().learningRate()).isEqualTo(2e-3);
    }

    @Test
    void theDocumentedStudyOfAllMethodsHasThemAll() throws Exception {
        // when
        Study study = reader.read(Files.readString(Path.of("../../docs/study-all-methods.yaml")));

        // then
        assertThat(study.methods())
                .extracting(Method::label)
                .containsExactly(
                        "xent",
                        "logconf",
                        "entropy",
                        "window",
                        "kl",
                        "product",
                        "s2s(rounds=2)",
                        "s2s(crossFit=true)",
                        "predict-knn",
                        "predict-logistic",
                        "filter-topofilter",
                        "relabel-logistic");
    }

    @Test
    void theDocumentedSweepTrainsNoCeiling() throws Exception {
        // when
        Study study = reader.read(Files.readString(Path.of("../../docs/study-probe-sweep.yaml")));

        // then
        assertThat(study.ceiling()).isFalse();
        assertThat(study.methods()).hasSize(15).allMatch(Method.Prediction.class::isInstance);
    }

    @Test
    void whatIsAbsentTakesItsDefault() {
        // when
        Study study = reader.read(SHORTEST);

        // then
        assertThat(study.id()).isNull();
        assertThat(study.sizes()).isEqualTo(new Sizes(1000, 200, 1000));
        assertThat(study.methods()).containsExactly(Method.WithLoss.XENT);
        assertThat(study.seeds()).containsExactly(0L);
        assertThat(study.weak().pooling()).isNull();
        assertThat(study.weak().training().adaptation())
                .isEqualTo(new Adaptation.Lora(8, 8, 0, List.of(Adaptation.Lora.ALL_LINEAR)));
    }

    @Test
    void theDefaultsOfAnAdaptationAreThoseOfItsKind() {
        // when
        Study study = reader.read(SHORTEST.replace(
                "{model: all-minilm-l6-v2}", "{model: all-minilm-l6-v2, training: {adaptation: {kind: full}}}"));

        // then
        assertThat(study.weak().training().adaptation()).isEqualTo(new Adaptation.Full(false));
    }

    @Test
    void jsonIsReadAsYamlIs() throws Exception {
        // given
        Study fromYaml = reader.read(SHORTEST);

        // when
        Study fromJson = reader.read(StudyJson.mapper().writeValueAsString(fromYaml));

        // then
        assertThat(fromJson).isEqualTo(fromYaml);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    seeds: [0]            | sedes: [0]                        | sedes: no such field; the known fields are ceiling, dataSeed, id, methods
                    seeds: [0]            | seeds: [zero]                     | seeds[0]: 'zero' is not a value of type
                    seeds: [0]            | seeds: [-1]                       | seeds: -1 must be in [0, 2^53)
                    seeds: [0]            | seeds: [1, 1]                     | seeds: [1, 1] must not name one twice
                    seeds: [0]            | seeds: []                         | seeds: [] must name at least one
                    seeds: [0]            | methods: [telepathy]              | methods[0].method: 'telepathy' is not one of xent, logconf, entropy, window, kl, product, s2s, predict, filter, relabel
                    seeds: [0]            | sizes: {train: 10}                | sizes.train: 10 must be a multiple of 4
                    seeds: [0]            | sizes: {train: 2.5}               | sizes.train:
                    seeds: [0]            | name: Not A Name                  | name: 'Not A Name' must be 1 to 80 lower-case letters
                    bge-small-en-v1.5     | '../model'                        | strong.model: '../model' must be a bundled model's name
                    bge-small-en-v1.5     | bge, layers: 0                    | strong.layers: 0 must be at least 1
                    bge-small-en-v1.5     | bge, training: {learningRate: 0}  | strong.training.learningRate: 0.0 must be above 0
                    bge-small-en-v1.5     | bge, training: {lerningRate: 1}   | strong.training.lerningRate: no such field
                    bge-small-en-v1.5     | bge, training: {adaptation: {kind: dora}} | strong.training.adaptation: 'dora' is not a known kind
                    bge-small-en-v1.5     | bge, training: {adaptation: {kind: lora, rank: 0}} | strong.training.adaptation.rank: 0 must be at least 1
                    bge-small-en-v1.5     | bge, pooling: max                 | strong.pooling: 'max' is not one of mean, first-token, last-token
                    """)
    void whatIsWrongIsSaidWithItsPathAndValue(String replaced, String replacement, String complaint) {
        // given
        String document = (SHORTEST + "seeds: [0]\n").replace(replaced, replacement.replaceAll("^'|'$", ""));

        // when, then
        assertThatThrownBy(() -> reader.read(document))
                .isInstanceOf(InvalidFieldException.class)
                .hasMessageStartingWith(complaint);
    }

    @Test
    void aMissingFieldIsNamed() {
        assertThatThrownBy(() -> reader.read("tasks: [ppa]\nweak: {model: m}\n"))
                .isInstanceOf(InvalidFieldException.class)
                .hasMessage("strong: is missing");
    }

    @ParameterizedTest
    @CsvSource({"''", "just text", "[1, 2]", "'tasks: [ppa'", "'tasks: [a]\ntasks: [b]'"})
    void whatIsNoStudyAtAllIsRefused(String document) {
        assertThatThrownBy(() -> reader.read(document)).isInstanceOf(InvalidFieldException.class);
    }

    @Test
    void anIdGivenAfterwardsChangesNothingElse() {
        // given
        Study study = new StudyReader().read("{id: a, tasks: [ppa], weak: {model: x}, strong: {model: y}}");

        // when
        Study renamed = study.withId("b");

        // then
        assertThat(renamed.id()).isEqualTo("b");
        assertThat(renamed.withId("a")).isEqualTo(study);
    }

    @Test
    void aStudyCanBringATaskOfItsOwn() {
        // given
        String own = SHORTEST.replace("tasks: [ppa]", """
                tasks:
                  - ppa
                  - name: mine
                    question: Is it so?
                    labels: [a, b]
                    data: {source: "file:/data", train: train.csv}
                    example: {text: "{t}", shape: {kind: yes-no, answer: l}}
                """);

        // when
        Study study = reader.read(own);

        // then
        assertThat(study.tasks()).containsExactly("ppa", "mine");
        assertThat(study.ownTasks()).extracting(task -> task.data().source()).containsExactly("file:/data");
    }

    @Test
    void whatIsWrongWithATaskOfItsOwnIsSaidWithItsPlace() {
        assertThatThrownBy(() -> reader.read(SHORTEST.replace("[ppa]", "[ppa, {name: mine}]")))
                .hasMessageStartingWith("tasks[1].");
    }

    @Test
    void aStudyWithATaskOfItsOwnIsWrittenAsItCanBeReadBack() throws Exception {
        // given
        Study study = reader.read(SHORTEST.replace(
                "[ppa]",
                "[{name: mine, question: q, labels: [a, b], data: {source: 'file:/d', train: t.csv},"
                        + " example: {text: '{t}', shape: {kind: yes-no, answer: l}}}]"));

        // then
        assertThat(StudyJson.mapper().readValue(StudyJson.mapper().writeValueAsBytes(study), Study.class))
                .isEqualTo(study);
    }
}
