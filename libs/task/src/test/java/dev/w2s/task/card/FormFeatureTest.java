package dev.w2s.task.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormFeatureTest {
    private static final double ROUNDING = 1e-12;

    private static double value(int feature, String text) {
        return FormFeature.of("it").get(feature).value().applyAsDouble(text);
    }

    @ParameterizedTest
    @CsvSource({"'',0", "two  words,2", "' It costs $5. ',3"})
    void wordsAreWhatWhitespaceParts(String text, int words) {
        assertThat(value(1, text)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"'',0", "none,0", "'(a-b), _c_!',7", "a + b = $5,0"})
    void punctuationMarksAreThoseOfUnicodeAndNoSymbols(String text, int marks) {
        assertThat(value(2, text)).isEqualTo(marks);
    }

    @ParameterizedTest
    @CsvSource({"'',0", "The end.,1", "'The end. ',1", "The. end,0", "…,1"})
    void whatATextEndsInIsItsLastCharacterThatIsNoBlank(String text, int ends) {
        assertThat(value(3, text)).isEqualTo(ends);
    }

    @ParameterizedTest
    @CsvSource({"'',0", "The end,1", "' The end',1", "the End,0", "'\"The\"',0", "Éa,1"})
    void whatATextBeginsWithIsItsFirstCharacterThatIsNoBlank(String text, int begins) {
        assertThat(value(4, text)).isEqualTo(begins);
    }

    @ParameterizedTest
    @CsvSource({"'',0", "in 1502,0.5714285714285714", "no,0"})
    void digitsAreAShareOfAllCharacters(String text, double share) {
        assertThat(value(5, text)).isCloseTo(share, within(ROUNDING));
    }
}
