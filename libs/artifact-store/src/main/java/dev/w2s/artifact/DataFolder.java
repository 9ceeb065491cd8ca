package dev.w2s.artifact;

import static dev.w2s.study.failure.InvalidFieldException.require;

import dev.w2s.artifact.file.FileFailure;
import dev.w2s.artifact.file.FileInventory;
import dev.w2s.study.failure.CategorizedException;
import dev.w2s.study.failure.FailureCategory;
import dev.w2s.study.failure.InvalidFieldException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A folder of this machine that holds a task's files. It gives no file that lies outside it, whatever a path or a link
 * says.
 */
public final class DataFolder {
    private static final String SCHEME = "file:";

    private static final Pattern DATA = Pattern.compile("[^.].*\\.(parquet|jsonl|ndjson|csv|tsv)(\\.(gz|zst))?");

    private final Path folder;
    private final Path real;

    private DataFolder(Path folder, Path real) {
        this.folder = folder;
        this.real = real;
    }

    /**
     * Finds the folder that a source names.
     *
     * @param source {@code file:/absolute/folder}
     * @param allowed the folders of which it must be one, or in which it must lie; empty = any folder will do
     * @throws CategorizedException {@code INVALID_REQUEST} for a folder that is not allowed, {@code MISSING_INPUT} for
     *     one that is not there
     */
    public static DataFolder of(String source, List<Path> allowed) {
        Path folder = absolute(source);
        try {
            Path real = folder.toRealPath();
            if (!Files.isDirectory(real)) {
                throw new InvalidFieldException("source", "'" + source + "' is a file: name the folder that it is in");
            }
            requireAllowed(source, real, allowed);
            return new DataFolder(folder, real);
        } catch (NoSuchFileException e) {
            throw new CategorizedException(
                    FailureCategory.MISSING_INPUT,
                    "the folder " + folder + " is not there: every service that reads tasks needs it under this path",
                    e);
        } catch (IOException e) {
            throw FileFailure.unreadable(folder, e);
        }
    }

    private static Path absolute(String source) {
        String rule = "must be " + SCHEME + "/absolute/folder";
        require(source.startsWith(SCHEME + "/"), "source", source, rule);
        try {
            return Path.of(source.substring(SCHEME.length())).normalize();
        } catch (InvalidPathException e) {
            throw new InvalidFieldException("source", rule + ": " + e.getReason());
        }
    }

    private static void requireAllowed(String source, Path real, List<Path> allowed) throws IOException {
        for (Path root : allowed) {
            if (Files.exists(root) && real.startsWith(root.toRealPath())) {
                return;
            }
        }
        require(
                allowed.isEmpty(),
                "source",
                source,
                "must be below one of " + allowed + ", the folders that tasks may read");
    }

    /**
     * Returns the file at {@code path}, with its links followed.
     *
     * @throws CategorizedException {@code INVALID_REQUEST} if it is outside the folder or not a file,
     *     {@code MISSING_INPUT} if it is not there
     */
    public Path file(String path) {
        Path file = inside(path);
        require(Files.isRegularFile(file), "path", path, "of " + folder + " must be a file");
        return file;
    }

    /**
     * Returns the paths that {@code path} stands for. For a file this is the path itself. For a folder these are the
     * files directly in it whose names end in .parquet, .jsonl, .ndjson, .csv or .tsv, with or without .gz or .zst, and
     * don't begin with a dot; they are sorted.
     *
     * @throws CategorizedException as {@link #file} says; {@code MISSING_INPUT} for a folder without such files
     */
    public List<String> files(String path) {
        Path found = inside(path);
        if (!Files.isDirectory(found)) {
            return List.of(path);
        }
        String prefix = path.equals(".") ? "" : path.replaceFirst("/*$", "/");
        try (Stream<Path> files = Files.list(found)) {
            List<String> paths = files.filter(Files::isRegularFile)
                    .map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> DATA.matcher(name).matches())
                    .sorted()
                    .map(name -> prefix + name)
                    .toList();
            if (paths.isEmpty()) {
                throw new CategorizedException(
                        FailureCategory.MISSING_INPUT,
                        "the folder " + folder.resolve(path)
                                + " has no file that ends in .parquet, .jsonl, .csv or .tsv");
            }
            return paths;
        } catch (IOException e) {
            throw FileFailure.unreadable(found, e);
        }
    }

    /** Returns the SHA-256 of a file as 64 lower-case hexadecimal digits; reads the whole file. */
    public String sha256(String path) {
        Path file = file(path);
        try {
            return FileInventory.sha256(file);
        } catch (IOException e) {
            throw FileFailure.unreadable(file, e);
        }
    }

    private Path inside(String path) {
        try {
            Path relative = Path.of(path);
            boolean climbs = StreamSupport.stream(relative.spliterator(), false)
                    .anyMatch(part -> part.toString().equals(".."));
            require(
                    !relative.isAbsolute() && !climbs,
                    "path",
                    path,
                    "must be below " + folder + ": it may not contain '..' or begin with '/'");
            Path file = folder.resolve(relative).toRealPath();
            require(
                    file.startsWith(real),
                    "path",
                    path,
                    "is a link that leads out of " + folder + ": put the file there");
            return file;
        } catch (InvalidPathException e) {
            throw new InvalidFieldException("path", "must be a file's path: " + e.getReason());
        } catch (NoSuchFileException e) {
            throw new CategorizedException(
                    FailureCategory.MISSING_INPUT, "'" + path + "' is not in " + folder + ": check its name", e);
        } catch (IOException e) {
            throw FileFailure.unreadable(folder.resolve(path), e);
        }
    }

    @Override
    public String toString() {
        return folder.toString();
    }
}
