package dev.w2s.task.record;

import static dev.w2s.task.record.ReadRecords.fields;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.task.RecordFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageToolRuleReaderTest {
    private static final RecordFormat FORMAT = new RecordFormat.LanguageToolRules();

    @TempDir
    Path folder;

    @Test
    void the9010ExamplesWithACorrectionGive8763RecordsSince247CorrectionsAreEmpty() throws IOException {
        // given
        byte[] grammar;
        try (InputStream in =
                Objects.requireNonNull(getClass().getResourceAsStream("/org/languagetool/rules/en/grammar.xml"))) {
            grammar = in.readAllBytes();
        }
        String xml = new String(grammar, StandardCharsets.UTF_8).replaceAll("(?s)<!--.*?-->", "");

        // when
        List<RawRecord> records = new ReadRecords(folder).of(FORMAT, "grammar.xml", grammar);

        // then
        assertThat(xml.split("<example[^>]*correction=", -1)).hasSize(9010 + 1);
        assertThat(xml.split("<example[^>]*correction=(\"\"|'')", -1)).hasSize(247 + 1);
        assertThat(records).hasSize(9010 - 247);
        assertThat(records.get(0).fields().toString())
                .isEqualTo("{\"wrong\":\"The unicode standard defines almost 150,000 characters.\","
                        + "\"corrected\":\"The Unicode standard defines almost 150,000 characters.\","
                        + "\"rule\":\"UNICODE_CASING\"}");
    }

    @Test
    void theFirstCorrectionTakesTheMarkersPlace() throws IOException {
        assertThat(
                        read(
                                "<rule id='R'><example correction='an|the'>It is <marker>a</marker> apple &amp; so.</example></rule>"))
                .containsExactly(
                        "{\"wrong\":\"It is a apple & so.\",\"corrected\":\"It is an apple & so.\",\"rule\":\"R\"}");
    }

    @Test
    void aRuleWithoutAnIdIsCalledByItsGroups() throws IOException {
        assertThat(read("<rulegroup id='G'><rule><example correction='b'><marker>a</marker></example></rule>"
                        + "<rule id='R'><example correction='b'><marker>c</marker></example></rule></rulegroup>"))
                .containsExactly(
                        "{\"wrong\":\"a\",\"corrected\":\"b\",\"rule\":\"G\"}",
                        "{\"wrong\":\"c\",\"corrected\":\"b\",\"rule\":\"R\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<example>No mistake.</example>",
                "<example><marker>No</marker> mistake.</example>",
                "<example correction=''>Delete <marker>it</marker>.</example>",
                "<example correction='a|'>One of <marker>them</marker> is empty.</example>",
                "<example correction='a'>No marker.</example>",
                "<example correction='a'><marker>Two</marker> <marker>markers</marker></example>",
                "<example correction='same'>The <marker>same</marker>.</example>"
            })
    void examplesThatSayNoMistakeAndItsCorrectionAreLeftOut(String example) throws IOException {
        assertThat(read("<rule id='R'>" + example + "</rule>")).isEmpty();
    }

    @Test
    void entitiesThatTheFileDeclaresAreReplaced() throws IOException {
        assertThat(
                        fields(
                                new ReadRecords(folder)
                                        .of(
                                                FORMAT,
                                                "g.xml",
                                                "<!DOCTYPE rules [<!ENTITY quote '[x]'>]>\n<rules><rule id='R'>"
                                                        + "<example correction='b'><marker>a</marker> &quote;</example></rule></rules>")))
                .containsExactly("{\"wrong\":\"a [x]\",\"corrected\":\"b [x]\",\"rule\":\"R\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<!ENTITY secret SYSTEM \"%s\">", "<!ENTITY secret PUBLIC \"x\" \"%s\">"})
    void anotherFileIsNeverReadAsAnEntity(String declaration) throws IOException {
        // given
        Path secret = Files.writeString(folder.resolve("secret.txt"), "the secret");
        String xml = "<!DOCTYPE rules [" + String.format(declaration, secret.toUri()) + "]><rules><rule id='R'>"
                + "<example correction='b'><marker>a</marker> &secret;</example></rule></rules>";

        // then
        assertThatThrownBy(() -> new ReadRecords(folder).of(FORMAT, "g.xml", xml))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.CORRUPT_INPUT))
                .hasMessageStartingWith("g.xml, line 1: entity 'secret' is another file")
                .hasMessageNotContaining("the secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<!DOCTYPE rules SYSTEM \"%s\">", "<!DOCTYPE rules [<!ENTITY %% more SYSTEM \"%s\"> %%more;]>"})
    void anotherFileIsNeverReadAsADeclaration(String declaration) throws IOException {
        // given
        Path declarations = Files.writeString(folder.resolve("more.dtd"), "<!ENTITY x 'the secret'>");
        String xml = String.format(declaration, declarations.toUri()) + "<rules><rule id='R'>"
                + "<example correction='b'><marker>a</marker> &x;</example></rule></rules>";

        // then
        assertThatThrownBy(() -> new ReadRecords(folder).of(FORMAT, "g.xml", xml))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.CORRUPT_INPUT))
                .hasMessageStartingWith("g.xml, line 1: ")
                .hasMessageNotContaining("the secret");
    }

    @Test
    void entitiesThatGrowWithoutBoundAreRefused() {
        // given ten to the power of nine of them
        StringBuilder xml = new StringBuilder("<!DOCTYPE rules [<!ENTITY e0 'x'>\n");
        for (int i = 1; i < 10; i++) {
            xml.append("<!ENTITY e")
                    .append(i)
                    .append(" '")
                    .append(("&e" + (i - 1) + ";").repeat(10))
                    .append("'>\n");
        }
        xml.append("]><rules><rule id='R'><example correction='b'><marker>a</marker>&e9;</example></rule></rules>");

        // then
        assertThatThrownBy(() -> new ReadRecords(folder).of(FORMAT, "g.xml", xml.toString()))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.CORRUPT_INPUT))
                .hasMessageStartingWith("g.xml, line ")
                .hasMessageContaining("entity expansions");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no XML", "<rules><rule></rules>", "<rules>", "<html></html>"})
    void anotherTextIsRefusedByItsName(String text) {
        assertThatThrownBy(() -> new ReadRecords(folder).of(FORMAT, "g.xml", text))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.CORRUPT_INPUT))
                .hasMessageStartingWith("g.xml, line 1: ");
    }

    private List<String> read(String rules) throws IOException {
        return fields(new ReadRecords(folder).of(FORMAT, "g.xml", "<rules>" + rules + "</rules>"));
    }
}
