package dev.w2s.artifact.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsFileTest {
    @TempDir
    Path folder;

    @Test
    void readsWhatPythonWrote() throws Exception {
        // given
        Path file = Path.of(getClass()
                .getResource("/safetensors/bert-tiny-head.safetensors")
                .toURI());

        // when
        try (SafetensorsFile head = SafetensorsFile.open(file)) {
            // then
            assertThat(head.names()).containsExactly("classifier.bias", "classifier.weight", "mean_pool.score.weight");
            assertThat(head.metadata()).containsExactly(Map.entry("format", "pt"));
            assertThat(head.header("classifier.weight"))
                    .isEqualTo(new TensorHeader("classifier.weight", DType.F32, List.of(2L, 64L), 8, 520));
            assertThat(head.floats("classifier.bias")).containsExactly(0.036576755344867706f, 0.04144362732768059f);
        }
    }

    @Test
    void givesReadOnlyLittleEndianViewsThatOutliveTheFile() {
        // given
        Path file = folder.resolve("a.safetensors");
        SafetensorsWriter.write(file, Map.of("x", Tensor.longs(new long[] {258}, 1)), Map.of());

        // when
        ByteBuffer bytes;
        try (SafetensorsFile opened = SafetensorsFile.open(file)) {
            bytes = opened.bytes("x");
        }

        // then
        assertThat(bytes.isReadOnly()).isTrue();
        assertThat(bytes.isDirect()).isTrue();
        assertThat(bytes.order()).isEqualTo(ByteOrder.LITTLE_ENDIAN);
        assertThat(bytes.getLong()).isEqualTo(258);
    }

    @Test
    void readsTensorsBeyondTwoGibibytesAndThoseAfterThem() throws Exception {
        // given a sparse file: a small tensor, one of 2 GiB + 16, and a small one
        long large = (1L << 31) + 16;
        String json = "{\"a\":{\"dtype\":\"U8\",\"shape\":[8],\"data_offsets\":[0,8]},"
                + "\"b\":{\"dtype\":\"U8\",\"shape\":[" + large + "],\"data_offsets\":[8," + (8 + large) + "]},"
                + "\"c\":{\"dtype\":\"I64\",\"shape\":[1],\"data_offsets\":[" + (8 + large) + "," + (16 + large)
                + "]}}";
        Path file = write(json, new byte[0]);
        long dataStart = Files.size(file);
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(dataStart + 16 + large);
            sparse.seek(dataStart + 8 + large - 1);
            sparse.write(7);
            sparse.write(9);
        }

        try (SafetensorsFile opened = SafetensorsFile.open(file)) {
            // when
            byte last = opened.bytes("b", large - 1, 1).get();
            long after = opened.bytes("c").getLong();

            // then
            assertThat(last).isEqualTo((byte) 7);
            assertThat(after).isEqualTo(9);
            assertThatThrownBy(() -> opened.bytes("b"))
                    .hasMessageContaining("'b'")
                    .hasMessageContaining("read the tensor in parts");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0x0000,0.0",
        "0x8000,-0.0",
        "0x3c00,1",
        "0xc000,-2",
        "0x7bff,65504",
        "0x0400,6.103515625e-5",
        "0x0001,5.9604644775390625e-8",
        "0x83ff,-6.097555160522461e-5",
        "0x3555,0.333251953125",
        "0x7c00,Infinity",
        "0xfc00,-Infinity",
        "0x7e00,NaN"
    })
    void widensHalfPrecision(String bits, float expected) {
        assertThat(FloatWidening.ofHalf(Integer.decode(bits).shortValue())).isEqualTo(Float.valueOf(expected));
    }

    @Test
    void widensBothSixteenBitFormats() {
        // given 1.5 in both formats
        Path file = folder.resolve("a.safetensors");
        ByteBuffer half = ByteBuffer.wrap(new byte[] {0x00, 0x3e});
        ByteBuffer brain = ByteBuffer.wrap(new byte[] {(byte) 0xc0, 0x3f});
        SafetensorsWriter.write(
                file,
                Map.of(
                        "half",
                        new Tensor(DType.F16, List.of(1L), half),
                        "brain",
                        new Tensor(DType.BF16, List.of(), brain)),
                Map.of());

        try (SafetensorsFile opened = SafetensorsFile.open(file)) {
            // when
            float[] fromHalf = opened.floats("half");
            float[] fromBrain = opened.floats("brain");

            // then
            assertThat(fromHalf).containsExactly(1.5f);
            assertThat(fromBrain).containsExactly(1.5f);
        }
    }

    @Test
    void refusesToReadIntegersAsFloats() {
        Path file = folder.resolve("a.safetensors");
        SafetensorsWriter.write(file, Map.of("ids", Tensor.longs(new long[] {1, 2}, 2)), Map.of());
        try (SafetensorsFile opened = SafetensorsFile.open(file)) {
            assertThatThrownBy(() -> opened.floats("ids"))
                    .isInstanceOf(CategorizedException.class)
                    .hasMessageContaining(file.toString())
                    .hasMessageContaining("'ids' as I64");
        }
    }

    @Test
    void namesTheTensorThatIsNotThere() {
        Path file = folder.resolve("a.safetensors");
        SafetensorsWriter.write(file, Map.of("here", Tensor.longs(new long[] {1}, 1)), Map.of());
        try (SafetensorsFile opened = SafetensorsFile.open(file)) {
            assertThatThrownBy(() -> opened.bytes("gone"))
                    .hasMessageContaining(file.toString())
                    .hasMessageContaining("no tensor 'gone'")
                    .hasMessageContaining("'here'");
        }
    }

    @Test
    void aFileThatIsNotThereIsMissingInput() {
        Path file = folder.resolve("nothing.safetensors");
        assertThatThrownBy(() -> SafetensorsFile.open(file))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.MISSING_INPUT))
                .hasMessageContaining(file.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[] | does not begin with '{'",
                "{\"x\" | not valid JSON",
                "{} {} | not valid JSON",
                "{\"x\":1} | 'x' with an entry that is not an object",
                "{\"x\":{\"dtype\":\"F33\",\"shape\":[1],\"data_offsets\":[0,4]}} | 'x' with dtype 'F33'",
                "{\"x\":{\"shape\":[1],\"data_offsets\":[0,4]}} | 'x' with dtype ''",
                "{\"x\":{\"dtype\":\"F32\",\"data_offsets\":[0,4]}} | 'x' with no list shape",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}} | 'x' with shape with '-1'",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[1.5],\"data_offsets\":[0,4]}} | 'x' with shape with '1.5'",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[4294967296,4294967296],\"data_offsets\":[0,4]}} | more elements than",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[99999999999999999999],\"data_offsets\":[0,4]}} | whole numbers",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}} | 'x' with 4 bytes, but F32 [2] takes 8",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,0]}} | 'x' with data_offsets [4, 0]",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4,8]}} | 'x' with data_offsets [0, 4, 8]",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}} | 'x' ending at byte 8, but only 4 bytes",
                "{\"x\":{\"dtype\":\"U8\",\"shape\":[2],\"data_offsets\":[0,2]}} | 2 bytes after its last tensor",
                "{\"x\":{\"dtype\":\"U8\",\"shape\":[2],\"data_offsets\":[2,4]}} | a gap",
                "{} | 4 bytes after its last tensor",
                "{\"x\":{\"dtype\":\"U8\",\"shape\":[3],\"data_offsets\":[0,3]},\"y\":{\"dtype\":\"U8\",\"shape\":[2],\"data_offsets\":[2,4]}} | 'y' at byte 2 where 3 was expected: it overlaps",
                "{\"x\":{\"dtype\":\"U8\",\"shape\":[2],\"data_offsets\":[0,2]},\"x\":{\"dtype\":\"U8\",\"shape\":[2],\"data_offsets\":[2,4]}} | Duplicate field 'x'",
                "{\"__metadata__\":[],\"x\":{\"dtype\":\"U8\",\"shape\":[4],\"data_offsets\":[0,4]}} | __metadata__ that is not an object",
                "{\"__metadata__\":{\"a\":1},\"x\":{\"dtype\":\"U8\",\"shape\":[4],\"data_offsets\":[0,4]}} | entry 'a' that is not text",
            })
    void aDamagedHeaderIsCorruptInputThatSaysWhere(String header, String complaint) throws Exception {
        // given
        Path file = write(header, new byte[4]);

        // when, then
        assertThatThrownBy(() -> SafetensorsFile.open(file))
                .isInstanceOfSatisfying(CategorizedException.class, e -> assertThat(e.category())
                        .isEqualTo(FailureCategory.CORRUPT_INPUT))
                .hasMessageContaining(file.toString())
                .hasMessageContaining(complaint);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MIN_VALUE, 100_000_001, 99_999_999, 0})
    void anImpossibleHeaderLengthIsRefusedBeforeMemoryIsTaken(long length) throws Exception {
        Path file = folder.resolve("a.safetensors");
        Files.write(
                file,
                ByteBuffer.allocate(16)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(length)
                        .array());
        assertThatThrownBy(() -> SafetensorsFile.open(file))
                .isInstanceOf(CategorizedException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("header");
    }

    @Test
    void aHeaderThatIsNotUtf8IsRefused() throws Exception {
        Path file = folder.resolve("a.safetensors");
        Files.write(file, new byte[] {3, 0, 0, 0, 0, 0, 0, 0, '{', (byte) 0xff, '}'});
        assertThatThrownBy(() -> SafetensorsFile.open(file)).hasMessageContaining("not UTF-8");
    }

    @Test
    void aFolderIsNotAFile() {
        assertThatThrownBy(() -> SafetensorsFile.open(folder))
                .isInstanceOf(CategorizedException.class)
                .hasMessageContaining("is not a file");
    }

    private Path write(String json, byte[] data) throws IOException {
        byte[] header = json.getBytes(StandardCharsets.UTF_8);
        Path file = folder.resolve("written.safetensors");
        Files.write(
                file,
                ByteBuffer.allocate(8 + header.length + data.length)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(header.length)
                        .put(header)
                        .put(data)
                        .array());
        return file;
    }
}
