package dev.w2s.label.task;

import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A file of a source, its bytes checked against the recipe. */
public final class SourceFile {
    private final String path;
    private final byte[] content;

    SourceFile(String path, byte[] content) {
        this.path = path;
        this.content = content;
    }

    /** A line of the file, numbered from 1. */
    public record Line(String path, int number, String text) {
        /** {@code CORRUPT_INPUT} naming file, line and what is wrong with it. */
        public CategorizedException malformed(String complaint) {
            return new CategorizedException(
                    FailureCategory.CORRUPT_INPUT,
                    path + ", line " + number + ": " + complaint + ", but the line is '" + text + "'");
        }
    }

    public String path() {
        return path;
    }

    /** @throws CategorizedException {@code CORRUPT_INPUT} if the file isn't UTF-8 */
    public Stream<Line> lines() {
        AtomicInteger number = new AtomicInteger();
        return text().lines().map(text -> new Line(path, number.incrementAndGet(), text));
    }

    private String text() {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new CategorizedException(FailureCategory.CORRUPT_INPUT, path + " is not UTF-8 text", e);
        }
    }
}
