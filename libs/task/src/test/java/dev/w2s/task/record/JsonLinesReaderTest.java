package dev.w2s.task.record;

import static dev.w2s.task.record.ReadRecords.fields;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.task.RecordFormat;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLinesReaderTest {
    private static final RecordFormat FORMAT = new RecordFormat.JsonLines();

    @TempDir
    Path folder;

    @Test
    void valuesStayAsTheyAreWritten() throws IOException {
        // given what a reader that guesses types would change
        String line = "{\"a\":9007199254740993,\"b\":1.10,\"c\":\"2020-01-02\",\"d\":\"007\",\"e\":true,\"f\":null,"
                + "\"g\":[1,[\"x\"]],\"h\":{\"i\":\"é 漢 😀\"},\"j\":123456789012345678901234567890,\"k\":0.1000000000000000055}";

        // when
        List<RawRecord> records = new ReadRecords(folder).of(FORMAT, "a.jsonl", line);

        // then
        assertThat(fields(records)).containsExactly(line);
    }

    @Test
    void linesAreNumberedAsTheyStandInTheFile() throws IOException {
        // given
        String text = "\uFEFF{\"a\":1}\r\n\n  \n{\"a\":2}\n\n{\"a\":3}";

        // when
        List<RawRecord> records = new ReadRecords(folder).of(FORMAT, "a.jsonl", text);

        // then
        assertThat(records)
                .extracting(record -> record.file() + " " + record.number() + " " + record.fields())
                .containsExactly("a.jsonl 1 {\"a\":1}", "a.jsonl 4 {\"a\":2}", "a.jsonl 6 {\"a\":3}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "\uFEFF"})
    void aFileWithoutObjectsHasNoRecords(String text) throws IOException {
        assertThat(new ReadRecords(folder).of(FORMAT, "a.jsonl", text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[1,2] | an object {...} was expected, not array '[1,2]'",
                "7 | an object {...} was expected, not number '7'",
                "null | an object {...} was expected, not null 'null'",
                "{\"a\":1,\"a\":2} | Duplicate field 'a'",
                "{\"a\":{\"b\":1,\"b\":1}} | Duplicate field 'b'",
                "{\"a\":1} {\"a\":2} | is not a JSON object",
                "{\"a\":1} x | is not a JSON object",
                "{\"a\":1 | is not a JSON object",
                "{'a':1} | at character 2): '{'a':1}'",
                "{\"a\":NaN} | 'NaN'",
                "{\"a\":01} | is not a JSON object",
                "{\"a\":\"\\ud83d\"} | half a surrogate pair",
                "hello, world | is not a JSON object"
            })
    void anythingButAnObjectIsRefusedWithItsLine(String line, String complaint) {
        assertThatThrownBy(() ->
                        new ReadRecords(folder).of(FORMAT, "a.jsonl", "{\"fine\":1}\n\n" + line + "\n{\"fine\":2}\n"))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.CORRUPT_INPUT))
                .hasMessageStartingWith("a.jsonl, line 3: ")
                .hasMessageContaining(complaint);
    }

    @Test
    void deepNestingIsRefusedInWords() {
        String line = "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
        assertThatThrownBy(() -> new ReadRecords(folder).of(FORMAT, "a.jsonl", line))
                .isInstanceOf(CategorizedException.class)
                .hasMessageStartingWith("a.jsonl, line 1: ")
                .hasMessageContaining("nesting depth");
    }

    @Test
    void aByteThatIsNotUtf8IsRefusedWithItsPlace() {
        byte[] latin1 = "{\"a\":1}\n{\"a\":\"caf\u00e9\"}\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> new ReadRecords(folder).of(FORMAT, "a.jsonl", latin1))
                .isInstanceOf(CategorizedException.class)
                .hasMessage("a.jsonl, line 2: byte 10, 0xE9, is not UTF-8: save the file as UTF-8"
                        + " (iconv -f <its encoding> -t UTF-8)");
    }

    @Test
    void aCharacterThatTheEndCutsIsRefused() {
        byte[] cut = {'{', '"', (byte) 0xE6, (byte) 0xBC};
        assertThatThrownBy(() -> new ReadRecords(folder).of(FORMAT, "a.jsonl", cut))
                .isInstanceOf(CategorizedException.class)
                .hasMessageStartingWith("a.jsonl, line 1: byte 3, 0xE6, is not UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE"})
    void utf16IsRefusedWithTheRemedy(String charset) {
        String mark = charset.equals("UTF-16") ? "" : "\uFEFF";
        byte[] content = (mark + "{\"a\":1}\n").getBytes(Charset.forName(charset));
        assertThatThrownBy(() -> new ReadRecords(folder).of(FORMAT, "a.jsonl", content))
                .isInstanceOf(CategorizedException.class)
                .hasMessage("a.jsonl is UTF-16, where text was expected: save it as UTF-8 (iconv -f UTF-16 -t UTF-8)");
    }

    @Test
    void aLineAtTheLimitIsReadAndOneAboveItRefused() throws IOException {
        // given
        ReadRecords small = new ReadRecords(folder, new ReadingLimits(10, 1_000));

        // then
        assertThat(small.of(FORMAT, "a.jsonl", "{\"a\":123}\n")).hasSize(1);
        assertThatThrownBy(() -> small.of(FORMAT, "a.jsonl", "{\"a\":1}\n{\"a\":1234}\n"))
                .isInstanceOf(CategorizedException.class)
                .hasMessage(
                        "a.jsonl, line 2: is longer than 10 bytes: shorten the record, or give each a line of its own");
    }

    @Test
    void aLineOf100MegabytesIsRefusedWithoutBeingHeld() throws IOException {
        // given
        Path file = folder.resolve("a.jsonl");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("{\"a\":\"");
            String piece = "x".repeat(1 << 20);
            for (int i = 0; i < 100; i++) {
                out.write(piece);
            }
            out.write("\"}");
        }
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        RecordReader reader = new ReadRecords(folder).reader(FORMAT);
        long before = threads.getCurrentThreadAllocatedBytes();

        // when, then
        assertThatThrownBy(() -> reader.read(file, "a.jsonl", record -> {}))
                .isInstanceOf(CategorizedException.class)
                .hasMessageStartingWith("a.jsonl, line 1: is longer than 16,777,216 bytes");
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(50L << 20);
    }

    @Test
    void recordsAreHandedOverAsTheyAreReadAndNoneIsHeld() throws IOException {
        // given 200,000 lines, the last of which is no JSON
        Path file = folder.resolve("a.jsonl");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int i = 1; i < 200_000; i++) {
                out.write("{\"number\":" + i + ",\"text\":\"some text\"}\n");
            }
            out.write("no JSON\n");
        }
        List<Long> numbers = new ArrayList<>();
        List<WeakReference<RawRecord>> first = new ArrayList<>();

        // when
        assertThatThrownBy(() -> new ReadRecords(folder).reader(FORMAT).read(file, "a.jsonl", record -> {
                    if (first.isEmpty()) {
                        first.add(new WeakReference<>(record));
                    }
                    numbers.add(record.number());
                    if (record.number() == 199_999) {
                        System.gc();
                        assertThat(first.get(0).get()).isNull();
                    }
                }))
                .isInstanceOf(CategorizedException.class)
                .hasMessageStartingWith("a.jsonl, line 200000: ");

        // then
        assertThat(numbers).hasSize(199_999).startsWith(1L, 2L);
    }

    @Test
    void aFileThatIsNotThereIsMissingInput() {
        assertThatThrownBy(() -> new ReadRecords(folder).of(FORMAT, "none.jsonl"))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.MISSING_INPUT))
                .hasMessageContaining("none.jsonl");
    }

    @Test
    void whatGoesWrongWithARecordIsItsConsumersWord() {
        IllegalStateException failure = new IllegalStateException("mine");
        assertThatThrownBy(() -> {
                    Files.writeString(folder.resolve("a.jsonl"), "{}\n");
                    new ReadRecords(folder).reader(FORMAT).read(folder.resolve("a.jsonl"), "a.jsonl", record -> {
                        throw failure;
                    });
                })
                .isSameAs(failure);
    }
}
