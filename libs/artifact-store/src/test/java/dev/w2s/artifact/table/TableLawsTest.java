package dev.w2s.artifact.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

class TableLawsTest {
    private static final DuckDb DUCK_DB = new DuckDb(2, 256);

    private Path file;

    @BeforeProperty
    void newFile() throws IOException {
        file = Files.createTempFile("laws", ".parquet");
    }

    @AfterProperty
    void deleteFile() throws IOException {
        Files.deleteIfExists(file);
    }

    @Property(tries = 80)
    void examplesAreReadAsTheyWereWritten(@ForAll("examples") List<Example> examples) {
        DatasetFile dataset = new DatasetFile(DUCK_DB);
        dataset.write(file, examples);
        assertThat(dataset.read(file)).isEqualTo(examples);
    }

    @Property(tries = 80)
    void labelsAreReadAsTheyWereWritten(@ForAll("labels") List<SoftLabel> rows) {
        SoftLabelFile labels = new SoftLabelFile(DUCK_DB);
        labels.write(file, rows);
        assertThat(labels.read(file)).isEqualTo(rows);
    }

    @Property(tries = 30)
    void equalRowsGiveEqualBytes(@ForAll("examples") List<Example> examples) throws IOException {
        DatasetFile dataset = new DatasetFile(DUCK_DB);
        dataset.write(file, examples);
        byte[] first = Files.readAllBytes(file);
        new DatasetFile(new DuckDb(1, 64)).write(file, examples);
        assertThat(Files.readAllBytes(file)).isEqualTo(first);
    }

    @Provide
    Arbitrary<List<Example>> examples() {
        return Combinators.combine(texts(), texts(), texts(), Arbitraries.of(0, 1))
                .as(Example::new)
                .list()
                .ofMaxSize(40);
    }

    @Provide
    Arbitrary<List<SoftLabel>> labels() {
        Arbitrary<Double> probabilities =
                Arbitraries.oneOf(Arbitraries.doubles().between(0, 1), Arbitraries.of(0.0, 1.0, 0.5, Double.MIN_VALUE));
        Arbitrary<Double> logits = Arbitraries.oneOf(
                        Arbitraries.doubles().ofScale(6).between(-1e6, 1e6), Arbitraries.of(0.0, -0.0))
                .injectNull(0.3);
        return Combinators.combine(texts(), probabilities, logits)
                .as(SoftLabel::new)
                .list()
                .ofMaxSize(40);
    }

    private static Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                        Arbitraries.strings().all().ofMaxLength(30),
                        Arbitraries.strings()
                                .withChars("\"'\\,;\n\r\t\u0000 a\u00e9\u6f22")
                                .ofMaxLength(30))
                .filter(text -> StandardCharsets.UTF_8.newEncoder().canEncode(text));
    }
}
