package dev.w2s.allinone;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** {@code W2S_HOME}, owned by one process at a time; the operating system gives the lock back when that one dies. */
final class HomeFolder implements AutoCloseable {
    /** Room for what broker and database write before the first study, and for some artifacts. */
    private static final long NEEDED_BYTES = 128L << 20;

    private static final long FULL_BYTES = 16L << 20;

    private final Path folder;
    private final FileChannel lockFile;

    private HomeFolder(Path folder, FileChannel lockFile) {
        this.folder = folder;
        this.lockFile = lockFile;
    }

    /**
     * Makes this process the owner of the folder, which is created if it does not exist.
     *
     * @throws StartFailure if the folder cannot be written, is full, or another process owns it
     */
    static HomeFolder take(Path folder) {
        try {
            Files.createDirectories(folder.resolve("logs"));
            FileChannel lockFile = FileChannel.open(
                    folder.resolve("lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            try {
                return locked(folder, lockFile);
            } catch (StartFailure | IOException e) {
                lockFile.close();
                throw e;
            }
        } catch (FileAlreadyExistsException e) {
            throw new StartFailure(folder + " is not a folder; set W2S_HOME to another one", e);
        } catch (IOException e) {
            throw new StartFailure(
                    folder + " cannot be written (" + e + "); make it yours, or set W2S_HOME to another folder", e);
        }
    }

    private static HomeFolder locked(Path folder, FileChannel lockFile) throws IOException {
        FileLock lock = lockFile.tryLock();
        if (lock == null) {
            throw new StartFailure("an all-in-one already runs from " + folder + owner(lockFile)
                    + "; use that one, stop it with './w2s down', or set W2S_HOME to another folder");
        }
        HomeFolder home = new HomeFolder(folder, lockFile);
        if (home.freeBytes() < NEEDED_BYTES) {
            throw new StartFailure(home.fullDiskMessage());
        }
        lockFile.truncate(0);
        String pid = Long.toString(ProcessHandle.current().pid());
        lockFile.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)), 0);
        return home;
    }

    private long freeBytes() {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            throw new StartFailure(folder + " cannot be read (" + e + ")", e);
        }
    }

    /** Returns whether hardly anything can be written any more. */
    boolean isFull() {
        return freeBytes() < FULL_BYTES;
    }

    String fullDiskMessage() {
        return "the disk of " + folder + " is full: " + (freeBytes() >> 20) + " MB are free, " + (NEEDED_BYTES >> 20)
                + " MB are needed to start; make room, or set W2S_HOME to a folder elsewhere";
    }

    private static String owner(FileChannel lockFile) throws IOException {
        ByteBuffer content = ByteBuffer.allocate(32);
        lockFile.read(content, 0);
        String pid = new String(content.array(), 0, content.position(), StandardCharsets.US_ASCII);
        return pid.matches("[0-9]+") ? " (process " + pid + ")" : "";
    }

    Path broker() {
        return folder.resolve("kafka");
    }

    Path database() {
        return folder.resolve("postgres");
    }

    Path store() {
        return folder.resolve("store");
    }

    Path log() {
        return folder.resolve("logs").resolve("all-in-one.log");
    }

    ServerFile serverFile() {
        return new ServerFile(folder.resolve("server.json"));
    }

    /** Returns the file that remembers the HTTP port from start to start. */
    Path portFile() {
        return folder.resolve("http.port");
    }

    @Override
    public void close() throws IOException {
        lockFile.close();
    }
}
