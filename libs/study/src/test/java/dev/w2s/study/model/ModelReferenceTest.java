package dev.w2s.study.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.w2s.study.failure.InvalidFieldException;
import dev.w2s.study.model.ModelReference.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelReferenceTest {
    @ParameterizedTest
    @CsvSource({
        "bge-small-en-v1.5, BUNDLED_NAME, bge-small-en-v1.5",
        "maven:dev.example:tiny:1.0, MAVEN, dev.example:tiny:1.0",
        "file:/models/Qwen1.5-0.5B, FOLDER, Qwen1.5-0.5B",
        "file:/models/a@b, FOLDER, a@b",
        "Qwen/Qwen1.5-0.5B, HUB, Qwen1.5-0.5B",
        "Qwen/Qwen1.5-0.5B@main, HUB, Qwen1.5-0.5B@main",
        "Qwen/Qwen1.5-0.5B@refs/pr/3, HUB, Qwen1.5-0.5B@refs/pr/3",
        "a/b@0123456789abcdef0123456789abcdef01234567, HUB, b@0123456",
    })
    void whereAModelIsAndWhatItIsCalled(String location, Source source, String title) {
        // given
        ModelReference reference = new ModelReference(location);

        // then
        assertThat(reference.source()).isEqualTo(source);
        assertThat(reference.title()).isEqualTo(title);
    }

    @ParameterizedTest
    @CsvSource({
        "a/b@0123456789abcdef0123456789abcdef01234567, a/b",
        "a/b@refs/pr/3, a/b",
        "a/b, a/b",
        "file:/models/a@b, file:/models/a@b",
        "bge-small-en-v1.5, bge-small-en-v1.5",
    })
    void onlyTheHubsModelsHaveARevisionToLeaveOut(String location, String expected) {
        assertThat(new ModelReference(location).withoutRevision()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "../model", "a/b/c", "a/", "/b", "a/b@", "a/b@x y", "models/", "file:relative", "maven:a:b"})
    void whatIsNoneOfTheFourIsRefusedWithAllOfThem(String location) {
        assertThatThrownBy(() -> new ModelReference(location))
                .isInstanceOf(InvalidFieldException.class)
                .hasMessage("model: '" + location + "' must be a bundled model's name, org/name or org/name@revision on"
                        + " the Hugging Face hub, maven:group:artifact:version or file:/absolute/folder");
    }

    @Test
    void isWrittenAsItIsRead() {
        assertThat(new ModelReference("a/b@c")).hasToString("a/b@c");
    }
}
