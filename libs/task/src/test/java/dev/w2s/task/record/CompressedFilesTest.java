package dev.w2s.task.record;

import static dev.w2s.task.record.ReadRecords.concatenated;
import static dev.w2s.task.record.ReadRecords.fields;
import static dev.w2s.task.record.ReadRecords.gzip;
import static dev.w2s.task.record.ReadRecords.zstd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.task.RecordFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompressedFilesTest {
    private static final RecordFormat FORMAT = new RecordFormat.JsonLines();
    private static final byte[] ONE = "{\"a\":1}\n".getBytes(StandardCharsets.UTF_8);
    private static final byte[] TWO = "{\"a\":2}\n".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "zstd"})
    void whatIsCompressedSaysItselfWhateverItsName(String method) throws IOException {
        assertThat(fields(new ReadRecords(folder).of(FORMAT, "a.txt", compressed(method, ONE))))
                .containsExactly("{\"a\":1}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "zstd"})
    void partsThatFollowOneAnotherAreOneText(String method) throws IOException {
        byte[] both = concatenated(compressed(method, ONE), compressed(method, TWO));
        assertThat(fields(new ReadRecords(folder).of(FORMAT, "a", both))).containsExactly("{\"a\":1}", "{\"a\":2}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "zstd"})
    void longTextsAreReadToTheEnd(String method) throws IOException {
        // given more than any buffer holds, most of which is compressed to nothing
        byte[] text = concatenated(lines(100_000), "{\"a\":1}\n".repeat(300_000).getBytes(StandardCharsets.UTF_8));
        byte[] content = compressed(method, text);

        // when
        List<RawRecord> records = new ReadRecords(folder).of(FORMAT, "a", content);

        // then
        assertThat(String.join("\n", fields(records)) + "\n").isEqualTo(new String(text, StandardCharsets.UTF_8));
    }

    @Test
    void aGzipHeaderMayHoldANameACommentAndMore() throws IOException {
        // given a header with all of them, and its own check sum
        byte[] plain = gzip(ONE);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(plain, 0, 3);
        bytes.write(4 | 8 | 16 | 2);
        bytes.write(plain, 4, 6);
        bytes.writeBytes(new byte[] {4, 0, 'x', 'y', 0, 0, 'n', 0, 'c', 'c', 0, 1, 2});
        bytes.write(plain, 10, plain.length - 10);

        // then
        assertThat(fields(new ReadRecords(folder).of(FORMAT, "a.gz", bytes.toByteArray())))
                .containsExactly("{\"a\":1}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "zstd"})
    void aFileThatIsCutAnywhereIsRefused(String method) throws IOException {
        byte[] whole = concatenated(compressed(method, ONE), compressed(method, lines(1_000)));
        int first = compressed(method, ONE).length;
        for (int length = 6; length < whole.length; length += length < first + 40 ? 1 : 97) {
            byte[] cut = Arrays.copyOf(whole, length);
            if (length != first) {
                assertThatThrownBy(() -> new ReadRecords(folder).of(FORMAT, "a.gz", cut))
                        .as("%d of %d bytes", length, whole.length)
                        .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                                .isEqualTo(FailureCategory.CORRUPT_INPUT))
                        .hasMessageStartingWith("a.gz is damaged or not whole");
            }
        }
    }

    @Test
    void aGzipHeaderDoesNotFillTheMemory() throws IOException {
        ByteArrayOutputStream endless = new ByteArrayOutputStream();
        endless.write(new byte[] {0x1f, (byte) 0x8b, 8, 8, 0, 0, 0, 0, 0, 0});
        endless.write("a".repeat(2 * HeaderLimit.BYTES).getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> new ReadRecords(folder).of(FORMAT, "a.gz", endless.toByteArray()))
                .isInstanceOf(CategorizedException.class)
                .hasMessageContaining("a header has more than 1048576 bytes");
    }

    @Test
    void whatIsNoGzipAfterTheEndIsRefused() throws IOException {
        byte[] followed = concatenated(gzip(ONE), "{\"a\":2}\n".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> new ReadRecords(folder).of(FORMAT, "a.gz", followed))
                .isInstanceOf(CategorizedException.class)
                .hasMessageContaining("Unexpected data after a valid .gz stream");
    }

    @Test
    void aCheckSumThatIsNotOfTheTextIsRefused() throws IOException {
        byte[] damaged = gzip(lines(100));
        damaged[damaged.length - 6] ^= 1;
        assertThatThrownBy(() -> new ReadRecords(folder).of(FORMAT, "a.gz", damaged))
                .isInstanceOf(CategorizedException.class)
                .hasMessageContaining("corrupt (CRC32 error)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "zstd"})
    void aBombIsRefusedWithItsSizes(String method) throws IOException {
        byte[] bomb = compressed(method, new byte[70 << 20]);
        assertThatThrownBy(() -> new ReadRecords(folder, new ReadingLimits(100 << 20, 1L << 30)).of(FORMAT, "a", bomb))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.CORRUPT_INPUT))
                .hasMessageMatching(
                        "a expands from [0-9,]+ bytes to more than 67,108,864, which no file of records does.*");
    }

    @Test
    void moreThanTheLimitIsRefused() throws IOException {
        byte[] content = gzip(lines(1_000));
        assertThatThrownBy(() -> new ReadRecords(folder, new ReadingLimits(1_000, 5_000)).of(FORMAT, "a.gz", content))
                .isInstanceOf(CategorizedException.class)
                .hasMessageMatching("a.gz expands from [0-9,]+ bytes to more than 5,000, the limit: .*");
    }

    @Test
    void aSmallFileMayExpandALot() throws IOException {
        byte[] content = gzip("{\"a\":1}\n".repeat(500_000).getBytes(StandardCharsets.UTF_8));
        assertThat(new ReadRecords(folder).of(FORMAT, "a.gz", content)).hasSize(500_000);
    }

    @Test
    void anArchiveIsRefusedWithTheRemedy() throws IOException {
        // given
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("a.jsonl"));
            zip.write(ONE);
        }

        // then
        assertThatThrownBy(() -> new ReadRecords(folder).of(FORMAT, "a.jsonl", bytes.toByteArray()))
                .isInstanceOf(CategorizedException.class)
                .hasMessage("a.jsonl is a zip archive, where text was expected: unpack it and name the files in it");
    }

    @Test
    void aTarInsideIsRefusedWithTheRemedy() throws IOException {
        byte[] tar = new byte[1_024];
        System.arraycopy("ustar\0".getBytes(StandardCharsets.UTF_8), 0, tar, 257, 6);
        byte[] content = gzip(tar);
        assertThatThrownBy(() -> new ReadRecords(folder).of(FORMAT, "a.tgz", content))
                .isInstanceOf(CategorizedException.class)
                .hasMessageContaining("inside it is a tar archive, where text was expected: unpack it");
    }

    @Test
    void whatIsCompressedTwiceIsRefused() throws IOException {
        byte[] content = gzip(zstd(ONE));
        assertThatThrownBy(() -> new ReadRecords(folder).of(FORMAT, "a.gz", content))
                .isInstanceOf(CategorizedException.class)
                .hasMessageContaining("inside it is zstd, where text was expected");
    }

    private static byte[] compressed(String method, byte[] content) throws IOException {
        return method.equals("gzip") ? gzip(content) : zstd(content);
    }

    private static byte[] lines(int count) {
        Random random = new Random(1);
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"a\":" + random.nextInt() + "}\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }
}
