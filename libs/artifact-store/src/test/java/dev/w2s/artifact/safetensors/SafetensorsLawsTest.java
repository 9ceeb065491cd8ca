package dev.w2s.artifact.safetensors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

class SafetensorsLawsTest {
    private static final int MUTATIONS = 1_000;

    private Path file;

    @BeforeProperty
    void newFile() throws IOException {
        file = Files.createTempFile("laws", ".safetensors");
    }

    @AfterProperty
    void deleteFile() throws IOException {
        Files.deleteIfExists(file);
    }

    @Property(tries = 300)
    void whatIsWrittenIsRead(
            @ForAll("contents") Map<String, Tensor> tensors, @ForAll("notes") Map<String, String> notes) {
        // when
        SafetensorsWriter.write(file, tensors, notes);

        // then
        try (SafetensorsFile opened = SafetensorsFile.open(file)) {
            assertThat(opened.metadata()).isEqualTo(notes);
            assertThat(opened.names()).containsExactlyInAnyOrderElementsOf(tensors.keySet());
            tensors.forEach((name, tensor) -> {
                assertThat(opened.header(name).dtype()).isEqualTo(tensor.dtype());
                assertThat(opened.header(name).shape()).isEqualTo(tensor.shape());
                assertThat(opened.bytes(name)).isEqualTo(tensor.data());
            });
        }
    }

    @Property(tries = 100)
    void equalContentGivesEqualBytesWhateverItsOrder(@ForAll("contents") Map<String, Tensor> tensors, @ForAll long seed)
            throws IOException {
        // given
        List<String> names = new ArrayList<>(tensors.keySet());
        Collections.shuffle(names, new Random(seed));
        Map<String, Tensor> shuffled = new LinkedHashMap<>();
        names.forEach(name -> shuffled.put(name, tensors.get(name)));

        // when
        SafetensorsWriter.write(file, tensors, SafetensorsWriter.PYTORCH);
        byte[] first = Files.readAllBytes(file);
        SafetensorsWriter.write(file, shuffled, SafetensorsWriter.PYTORCH);

        // then
        assertThat(Files.readAllBytes(file)).isEqualTo(first);
    }

    @Property(tries = 300)
    void aTruncatedFileIsCorruptInput(
            @ForAll("contents") Map<String, Tensor> tensors, @ForAll @IntRange(min = 1) int cut) throws IOException {
        // given
        SafetensorsWriter.write(file, tensors, Map.of());
        byte[] whole = Files.readAllBytes(file);

        // when
        Files.write(file, Arrays.copyOf(whole, whole.length - 1 - cut % whole.length));

        // then
        assertThat(complaint()).isEqualTo(FailureCategory.CORRUPT_INPUT);
    }

    @Property(tries = MUTATIONS)
    void aMutatedHeaderIsReadOrRefusedButNeverCrashes(
            @ForAll("contents") Map<String, Tensor> tensors, @ForAll Random random) throws IOException {
        // given
        SafetensorsWriter.write(file, tensors, Map.of());
        byte[] bytes = Files.readAllBytes(file);
        int headerEnd = Long.BYTES
                + (int) ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
        String likely = "0123456789-.eE[]{}\",: FIU\\";

        // when a few bytes of length and header change
        for (int i = 0; i <= random.nextInt(4); i++) {
            int position = random.nextInt(headerEnd);
            bytes[position] = (byte)
                    (random.nextBoolean() ? random.nextInt(256) : likely.charAt(random.nextInt(likely.length())));
        }
        Files.write(file, bytes);

        // then
        FailureCategory complaint = complaint();
        assertThat(complaint).isIn(null, FailureCategory.CORRUPT_INPUT);
    }

    /** The category of the refusal, or null where every tensor could be read. */
    private FailureCategory complaint() {
        try (SafetensorsFile opened = SafetensorsFile.open(file)) {
            for (String name : opened.names()) {
                ByteBuffer data = opened.bytes(name);
                assertThat(data.remaining()).isEqualTo((int) opened.header(name).sizeInBytes());
                while (data.hasRemaining()) {
                    data.get();
                }
            }
            return null;
        } catch (CategorizedException refusal) {
            assertThat(refusal).hasMessageContaining(file.toString());
            return refusal.category();
        }
    }

    @Provide
    Arbitrary<Map<String, Tensor>> contents() {
        return Arbitraries.maps(names(), tensors()).ofMaxSize(6);
    }

    @Provide
    Arbitrary<Map<String, String>> notes() {
        return Arbitraries.maps(names(), names()).ofMaxSize(3);
    }

    private Arbitrary<String> names() {
        return Arbitraries.oneOf(
                Arbitraries.strings().alpha().withChars('.', '_', '0').ofMaxLength(20),
                Arbitraries.strings().all().ofMaxLength(5).filter(StandardCharsets.UTF_8.newEncoder()::canEncode));
    }

    private Arbitrary<Tensor> tensors() {
        Arbitrary<List<Long>> shapes = Arbitraries.longs().between(0, 4).list().ofMaxSize(3);
        return Combinators.combine(Arbitraries.of(DType.class), shapes, Arbitraries.randoms())
                .as((dtype, shape, random) -> {
                    byte[] data = new byte[(int) dtype.bytesOf(shape)];
                    random.nextBytes(data);
                    return new Tensor(dtype, shape, ByteBuffer.wrap(data));
                });
    }
}
