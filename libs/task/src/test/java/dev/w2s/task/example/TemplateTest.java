package dev.w2s.task.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.w2s.study.failure.InvalidFieldException;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {
    private static String rendered(String template) {
        return new Template("example.text", template).render(Map.of("a", "{b}", "x.y", "z")::get);
    }

    @Test
    void fieldsTakeThePlaceOfTheirNamesAndAreNotReadAgain() {
        assertThat(rendered("Q: {a}, {x.y}")).isEqualTo("Q: {b}, z");
    }

    @Test
    void doubledBracesAreBraces() {
        assertThat(rendered("{{a}} {a}")).isEqualTo("{a} {b}");
    }

    @Property
    void anyTextWithItsBracesDoubledStandsForItself(@ForAll String text) {
        assertThat(rendered(text.replace("{", "{{").replace("}", "}}"))).isEqualTo(text);
    }

    @Test
    void contentIsTheValuesAlone() {
        assertThat(new Template("example.text", "Q: {a} A: {x.y}.").content(Map.of("a", "why", "x.y", "so")::get))
                .isEqualTo("why\nso");
    }

    @ParameterizedTest
    @CsvSource({
        "'Q: {a', '''{a'' opens a brace that names no field; write {{ for {'",
        "'{}', '''{}'' opens a brace that names no field; write {{ for {'",
        "'a}', '''a}'' closes a brace that was never opened; write }} for }'"
    })
    void bracesThatDoNotMatchAreRefused(String template, String complaint) {
        assertThatThrownBy(() -> rendered(template))
                .isInstanceOf(InvalidFieldException.class)
                .hasMessage("example.text: " + complaint);
    }
}
