package dev.w2s.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.w2s.study.Study;
import dev.w2s.study.StudyReader;
import dev.w2s.study.catalogue.BundledModels;
import dev.w2s.study.catalogue.TaskCatalogue;
import dev.w2s.study.data.Sizes;
import dev.w2s.study.model.ModelReference;
import dev.w2s.study.training.Adaptation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoStudyTest {
    private static Study study(String task) {
        return new StudyReader().read(new String(DemoStudy.of(task, 3).document(), StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {DemoStudy.WORDNET, DemoStudy.PPA})
    void everyDemoNamesBundledThingsOnly(String task) {
        Study study = study(task);

        assertThat(study.name()).isEqualTo("demo-" + task);
        assertThat(study.tasks()).allSatisfy(TaskCatalogue.bundled()::find);
        assertThat(List.of(study.weak().model(), study.strong().model()))
                .extracting(ModelReference::location)
                .allSatisfy(BundledModels.load()::find);
    }

    @Test
    void theDemoIsTheOneWhoseFiguresAreKnown() {
        Study study = study(DemoStudy.WORDNET);

        assertThat(study.sizes()).isEqualTo(new Sizes(1000, 200, 1000));
        assertThat(study.seeds()).containsExactly(0L, 1L, 2L);
        assertThat(study.weak().layers()).isEqualTo(1);
        assertThat(study.weak().training().adaptation()).isEqualTo(new Adaptation.Full(true));
        assertThat(study.weak().training().learningRate()).isEqualTo(3e-4);
        assertThat(study.strong().training().adaptation())
                .isEqualTo(new Adaptation.Lora(8, 8, 0, List.of(Adaptation.Lora.ALL_LINEAR)));
        assertThat(study.strong().training().learningRate()).isEqualTo(2e-3);
        assertThat(study.strong().training().totalSteps(500)).isEqualTo(32);
    }
}
