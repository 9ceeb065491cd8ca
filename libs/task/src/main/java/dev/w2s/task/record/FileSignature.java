package dev.w2s.task.record;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The kinds of files that are recognised by their first bytes, whatever their names say. */
enum FileSignature {
    GZIP("gzip", 0, "\u001F\u008B"),
    ZSTD("zstd", 0, "(\u00B5/\u00FD"),
    PARQUET("Parquet", 0, "PAR1"),
    ZIP("a zip archive", 0, "PK\u0003\u0004"),
    EMPTY_ZIP("a zip archive", 0, "PK\u0005\u0006"),
    TAR("a tar archive", 257, "ustar\u0000"),
    GNU_TAR("a tar archive", 257, "ustar  \u0000"),
    SEVEN_ZIP("a 7z archive", 0, "7z\u00BC\u00AF'\u001C"),
    RAR("a rar archive", 0, "Rar!\u001A\u0007"),
    XZ("compressed with xz", 0, "\u00FD7zXZ\u0000"),
    BZIP2("compressed with bzip2", 4, "1AY&SY"),
    LZ4("compressed with lz4", 0, "\u0004\"M\u0018"),
    UTF_8("UTF-8 with a byte order mark", 0, "\u00EF\u00BB\u00BF"),
    UTF_16_LITTLE_ENDIAN("UTF-16", 0, "\u00FF\u00FE"),
    UTF_16_BIG_ENDIAN("UTF-16", 0, "\u00FE\u00FF");

    /** The number of bytes that suffices to recognise every kind. */
    static final int LENGTH = 265;

    private final String words;
    private final int offset;

    @SuppressWarnings("ImmutableEnumChecker") // The array is never handed out.
    private final byte[] bytes;

    FileSignature(String words, int offset, String bytes) {
        this.words = words;
        this.offset = offset;
        this.bytes = bytes.getBytes(StandardCharsets.ISO_8859_1);
    }

    /**
     * Returns the kind of a file; null if it is none of these.
     *
     * @param start the file's first bytes, at most {@link #LENGTH}
     */
    static @Nullable FileSignature of(byte[] start) {
        return Arrays.stream(values())
                .filter(signature -> signature.begins(start))
                .findFirst()
                .orElse(null);
    }

    /** Returns what the file is, as words that follow "is". */
    String words() {
        return words;
    }

    /** Returns what to do about a file of this kind, as the end of a sentence; null if it is text. */
    @Nullable
    String remedy() {
        return switch (this) {
            case UTF_8 -> null;
            case GZIP, ZSTD -> "compressed twice; expand it once";
            case PARQUET -> "say format: parquet";
            case ZIP, EMPTY_ZIP, TAR, GNU_TAR, SEVEN_ZIP, RAR -> "unpack it and name the files in it";
            case XZ, BZIP2, LZ4 -> "expand it, or compress it with gzip or zstd";
            case UTF_16_LITTLE_ENDIAN, UTF_16_BIG_ENDIAN -> "save it as UTF-8 (iconv -f UTF-16 -t UTF-8)";
        };
    }

    private boolean begins(byte[] start) {
        int to = offset + bytes.length;
        return start.length >= to && Arrays.equals(start, offset, to, bytes, 0, bytes.length);
    }
}
