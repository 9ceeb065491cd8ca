package dev.w2s.study.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.w2s.study.failure.InvalidFieldException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayerTest {
    @ParameterizedTest
    @CsvSource({
        "early, 12, 3", "middle, 12, 6", "late, 12, 9",
        "early, 6, 1", "middle, 6, 3", "late, 6, 4",
        "early, 1, 1", "middle, 1, 1", "late, 1, 1",
        "0, 12, 0", "12, 12, 12"
    })
    void aNamedLayerLiesAtItsFractionOfTheModel(String name, int layers, int number) {
        assertThat(new Layer(name).of(layers)).isEqualTo(number);
    }

    @Test
    void aLayerThatTheModelLacksIsRefused() {
        assertThatThrownBy(() -> new Layer("13").of(12))
                .isInstanceOf(InvalidFieldException.class)
                .hasMessage("layer: 13 must be at most 12, the model's last");
    }
}
