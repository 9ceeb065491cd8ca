package dev.w2s.study.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.w2s.study.json.StudyJson;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AdaptationTest {
    private static final List<String> ALL = List.of(Adaptation.Lora.ALL_LINEAR);

    @Test
    void theScaleIsAlphaOverRankOrOverItsRoot() {
        assertThat(new Adaptation.Lora(16, 8, 0, ALL).scale()).isEqualTo(0.5);
        assertThat(new Adaptation.Lora(16, 8, 0, ALL, true).scale()).isEqualTo(2);
        assertThat(new Adaptation.Lora(8, 8, 0, ALL, true).scale()).isCloseTo(2.8284271, within(1e-7));
    }

    @Test
    void rankStabilizationThatIsNotAskedForLeavesNoTrace() {
        // given
        Adaptation absent = new Adaptation.Lora(8, 8, 0, ALL);
        Adaptation denied = new Adaptation.Lora(8, 8, 0, ALL, false);

        // then
        assertThat(denied).isEqualTo(absent);
        assertThat(fieldsOf(absent)).containsExactlyInAnyOrder("kind", "rank", "alpha", "dropout", "targets");
    }

    @Test
    void rankStabilizationSurvivesTheRoundTrip() throws Exception {
        // given
        Adaptation stabilized = new Adaptation.Lora(8, 8, 0, ALL, true);

        // when
        JsonNode json = StudyJson.keyMapper().valueToTree(stabilized);

        // then
        assertThat(json.get("rankStabilized").booleanValue()).isTrue();
        assertThat(StudyJson.strictMapper().treeToValue(json, Adaptation.class)).isEqualTo(stabilized);
    }

    private static List<String> fieldsOf(Adaptation adaptation) {
        JsonNode json = StudyJson.keyMapper().valueToTree(adaptation);
        return json.properties().stream().map(Map.Entry::getKey).toList();
    }
}
