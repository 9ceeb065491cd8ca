package dev.w2s.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.w2s.model.architecture.Architecture;
import dev.w2s.model.architecture.Architectures;
import dev.w2s.model.source.PretrainedFiles;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class UnusedTensorsTest {
    private final Architecture bert = Architectures.of(BertTiny.json("models/bert-tiny/config.json"));

    private static Set<String> published() {
        try (PretrainedFiles files = BertTiny.files()) {
            return new TreeSet<>(files.tensorNames());
        }
    }

    @Test
    void aModelOfTheFamilyHasNone() {
        assertThat(UnusedTensors.among(published(), bert)).isEmpty();
    }

    @Test
    void theHeadsOfOtherTasksAreToBeExpected() {
        // given
        Set<String> names = published();
        names.add("cls.predictions.decoder.weight");
        names.add("classifier.bias");

        // then
        assertThat(UnusedTensors.among(names, bert)).isEmpty();
    }

    @Test
    void whatTheFamilyDoesNotKnowIsNamed() {
        // given
        Set<String> names = published();
        names.add("encoder.layer.0.attention.self.query_norm.weight");
        names.add("encoder.layer.3.output.dense.weight");

        // then
        assertThat(UnusedTensors.among(names, bert))
                .containsExactly(
                        "encoder.layer.0.attention.self.query_norm.weight", "encoder.layer.3.output.dense.weight");
    }
}
